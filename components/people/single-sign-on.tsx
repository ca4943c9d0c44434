"use client";

import { Button } from "#components/ui/button.tsx";
import { enterByProvider } from "./enter.ts";

export function SingleSignOn() {
  return <Button onClick={() => enterByProvider()}>Use single sign-on</Button>;
}
