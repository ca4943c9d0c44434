import { sentenceOf } from "../people/change.ts";
import { toast } from "../ui/toast.ts";

/** Says why something did not work. */
export function failed(error: unknown): void {
  toast({ title: "That did not work", description: sentenceOf(error), tone: "failed" });
}
