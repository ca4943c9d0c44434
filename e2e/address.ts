/** Where the journeys' own instance listens; checkouts side by side need a port each. */
export const port = Number(process.env.JOURNEY_PORT ?? 3311);
export const host = `localhost:${port}`;
/** The folder of its database and of what it says of itself. */
export const data = `.data/journeys/${port}`;
export const address = `http://${host}`;
