"use client";

import type { CSSProperties } from "react";
import { cn } from "./cn.ts";
import "./slider.css";

/** The browser's range input in our look: arrows, Page up and down, Home, End, touch. `valueText` is what is read out ("18 of 100"). */
export function Slider({
  label,
  value,
  min = 0,
  max = 100,
  step = 1,
  onChange,
  onCommit,
  valueText,
  disabled,
  className,
}: {
  label: string;
  value: number;
  min?: number;
  max?: number;
  step?: number;
  /** At every move. */
  onChange: (value: number) => void;
  /** When the thumb is let go or a key is released. */
  onCommit?: (value: number) => void;
  valueText?: string;
  disabled?: boolean;
  className?: string;
}) {
  const fill = max > min ? ((value - min) / (max - min)) * 100 : 0;
  const commit = () => onCommit?.(value);
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      onPointerUp={commit}
      onKeyUp={commit}
      style={{ "--fill": `${fill}%` } as CSSProperties}
      className={cn("slider block w-full", className)}
    />
  );
}
