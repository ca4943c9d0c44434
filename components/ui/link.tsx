"use client";

import NextLink from "next/link";
import { type ComponentProps, type FocusEvent, type PointerEvent, useState } from "react";

type LinkProps = ComponentProps<typeof NextLink>;

/**
 * Leads to another screen, which is fetched ahead when somebody turns to the link. Fetched as soon as they are seen, all links of a
 * screen would be fetched again with every change that it follows.
 */
export function Link({ prefetch, onPointerEnter, onPointerLeave, onFocus, onBlur, ...rest }: LinkProps) {
  const [wanted, setWanted] = useState(false);
  return (
    <NextLink
      prefetch={wanted ? prefetch : false}
      onPointerEnter={(event: PointerEvent<HTMLAnchorElement>) => {
        setWanted(true);
        onPointerEnter?.(event);
      }}
      onPointerLeave={(event: PointerEvent<HTMLAnchorElement>) => {
        setWanted(false);
        onPointerLeave?.(event);
      }}
      onFocus={(event: FocusEvent<HTMLAnchorElement>) => {
        setWanted(true);
        onFocus?.(event);
      }}
      onBlur={(event: FocusEvent<HTMLAnchorElement>) => {
        setWanted(false);
        onBlur?.(event);
      }}
      {...rest}
    />
  );
}
