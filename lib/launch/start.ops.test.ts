import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRunning } from "#lib/launch/process.ts";
import { eventually, TestInstance } from "#lib/launch/test-instance.ts";
import { freePort, startCluster } from "#lib/postgres/cluster.ts";

const folder = join(import.meta.dirname, "..", "..", ".data", `ops-${process.pid}`);
let main: TestInstance;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  main = new TestInstance(join(folder, "main"), await freePort());
  await main.start();
});

afterAll(async () => {
  await main.end("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

async function other(name: string): Promise<TestInstance> {
  return new TestInstance(join(folder, name), await freePort());
}

test("the first start prints the address and the demo sign-ins, and serves (issue 2, section 1)", async () => {
  expect(main.output).toContain(`http://localhost:${main.port}`);
  expect(main.output).toMatch(/ines@demo\.bellwether\.example/);
  expect(await main.answers()).toBe(true);
  expect(Object.keys(main.processes()).sort()).toEqual(["launcher", "postgres", "server", "worker"]);
});

test("a second start on the same data is refused and says where the first one runs", async () => {
  const second = new TestInstance(main.data, await freePort());
  const { code, output } = await second.launch();
  expect(code).toBe(1);
  expect(output).toContain(`already running on ${main.data}, at http://localhost:${main.port}`);
  expect(await main.answers()).toBe(true);
});

test("a taken port is refused with a sentence that names another", async () => {
  const { code, output } = await new TestInstance(join(folder, "port"), main.port).launch();
  expect(code).toBe(1);
  expect(output).toContain(`Port ${main.port} is taken`);
  expect(output).toContain(`PORT=${main.port + 1}`);
});

test("what dies by itself comes back: web, worker, database", async () => {
  const before = main.processes();
  main.kill("server", "worker", "postgres");
  await eventually("all of it runs again", 60, async () => {
    const now = main.processes();
    const renewed = (["server", "worker", "postgres"] as const).every(
      (name) => now[name] && now[name].pid !== before[name]?.pid,
    );
    return renewed && (await main.answers());
  });
});

const combinations = [
  ["launcher"],
  ["launcher", "server"],
  ["launcher", "worker", "postgres"],
  ["launcher", "server", "worker", "postgres"],
] as const;

test.each(combinations.map((names) => ({ killed: names.join(", "), names })))(
  "after kill -9 of $killed the next start comes up",
  async ({ names }) => {
    main.kill(...names);
    await eventually("the launcher is gone", 30, () => main.processes().launcher === undefined);
    const again = new TestInstance(main.data, main.port);
    main = again;
    await again.start();
    expect(await again.answers()).toBe(true);
  },
);

test("Ctrl-C stops everything and leaves no process, and the next start serves", async () => {
  const marks = Object.values(main.processes());
  expect(marks).toHaveLength(4);
  expect(await main.end("SIGINT")).toBe(0);
  expect(marks.filter(isRunning)).toEqual([]);
  await main.start();
  expect(await main.answers()).toBe(true);
});

test("a server that cannot be kept up ends all of it with the reason (issue 2, section 1)", async () => {
  const thief = createServer();
  main.kill("server");
  await eventually("the port is free", 30, async () => !(await main.answers()));
  await new Promise<unknown>((done, fail) => thief.once("error", fail).listen(main.port, () => done(undefined)));
  const ended = await main.outcome;
  await new Promise((done) => thief.close(done));
  expect(ended?.code).toBe(1);
  expect(ended?.output).toContain(`The server process keeps ending (listen EADDRINUSE: address already in use`);
  expect(main.processes()).toEqual({});
  await main.start();
});

test.each(["server", "worker"])(
  "a %s whose launcher was killed while it started ends by itself, and holds no port (issue 4, faults)",
  async (name) => {
    const port = await freePort();
    const nowhere = "postgresql://nobody@127.0.0.1:1/none";
    const child = spawn(process.execPath, [`${name}.ts`], {
      cwd: join(import.meta.dirname, "..", ".."),
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        BELLWETHER_SECRET: "of a test",
        BELLWETHER_APP_URL: nowhere,
        BELLWETHER_FINANCE_URL: nowhere,
        BELLWETHER_FINANCE_SYSTEM_URL: nowhere,
      },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const ended = new Promise((done) => child.once("exit", () => done("ended")));
    child.disconnect();
    expect(await Promise.race([ended, pause(60_000).then(() => "still runs")])).toBe("ended");
    child.kill("SIGKILL");
  },
);

test("DATABASE_URL serves from any PostgreSQL, also a second machine that only works", async () => {
  const cluster = await startCluster(join(folder, "given"), { throwAway: true });
  const environment = {
    DATABASE_URL: cluster.adminUrl("postgres"),
    BELLWETHER_SECRET: "shared by both machines",
    DEMO_ACCOUNTS: "0",
  };
  const [web, worker] = [await other("web"), await other("worker")];
  try {
    await web.start(environment);
    expect(await web.answers()).toBe(true);
    expect(web.output).toMatch(/Nobody is here yet: open \S+\/set-up/);
    expect(Object.keys(web.processes()).sort()).toEqual(["launcher", "server", "worker"]);
    await worker.start(environment, ["--only", "worker"]);
    expect(Object.keys(worker.processes())).toHaveLength(2);
    expect(await worker.answers()).toBe(false);
  } finally {
    await Promise.all([web.end("SIGTERM"), worker.end("SIGTERM")]);
    await cluster.stop();
  }
});

test.each([
  [{ PORT: "eighty" }, "set it to a number from 1 to 65535"],
  [{ DEMO_ACCOUNTS: "many" }, "set it to a number from 1 to 1000000, or to 0 for no demo company"],
  [{ DATABASE_URL: "postgresql://nobody:wrong@127.0.0.1:1/none" }, "DATABASE_URL does not lead to a database"],
  [{ DATABASE_URL: "mysql://localhost/x" }, "not a postgresql:// address"],
])("%o is refused with a sentence", async (environment, sentence) => {
  const { code, output } = await (await other("refused")).launch(environment as Record<string, string>);
  expect(code).toBe(1);
  expect(output).toContain(sentence);
  expect(output).not.toMatch(/\n\s+at /);
});

test("a data folder that cannot be written is refused with a sentence", async () => {
  writeFileSync(join(folder, "a-file"), "");
  const { code, output } = await (await other("a-file/below")).launch();
  expect(code).toBe(1);
  expect(output).toContain("set BELLWETHER_DATA to another folder");
});

test("a database too old is refused with a sentence", async () => {
  const server = await oldDatabase();
  const { port } = server.address() as { port: number };
  const environment = { DATABASE_URL: `postgresql://a@127.0.0.1:${port}/b?sslmode=disable` };
  const { code, output } = await (await other("old")).launch(environment);
  server.close();
  expect(code).toBe(1);
  expect(output).toContain("PostgreSQL 14.9 is too old: point DATABASE_URL to version 15 or newer.");
});

// Speaks as much of PostgreSQL's protocol as it takes to say which version it is.
function oldDatabase(): Promise<Server> {
  const message = (type: string, ...parts: (Buffer | string)[]) => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
    const head = Buffer.alloc(5, type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int = (size: 2 | 4, value: number) => {
    const bytes = Buffer.alloc(size);
    bytes.writeIntBE(value, 0, size);
    return bytes;
  };
  const ready = message("Z", "I");
  const column = (name: string, type: number) => [
    `${name}\0`,
    int(4, 0),
    int(2, 0),
    int(4, type),
    int(2, -1),
    int(4, -1),
    int(2, 0),
  ];
  const value = (text: string) => [int(4, text.length), text];
  const answer = Buffer.concat([
    message("T", int(2, 2), ...column("number", 23), ...column("text", 25)),
    message("D", int(2, 2), ...value("140009"), ...value("14.9")),
    message("C", "SELECT 1\0"),
    ready,
  ]);
  const server = createServer((socket) => {
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", int(4, 0)), ready]));
      socket.on("data", (data) => data[0] === 0x51 && socket.write(answer));
    });
    socket.on("error", () => socket.destroy());
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
