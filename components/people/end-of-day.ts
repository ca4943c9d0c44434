/** The last moment of a day chosen in a date field, in this browser's time zone; null when none is chosen. */
export function endOfDay(day: string | undefined): Date | null {
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T23:59:59.999`) : null;
}
