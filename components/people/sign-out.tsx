"use client";

import { Button } from "#components/ui/button.tsx";
import { leave } from "./enter.ts";

export function SignOut() {
  return <Button onClick={() => void leave()}>Sign out of this browser</Button>;
}
