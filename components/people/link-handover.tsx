"use client";

import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { CopyField } from "./copy-field.tsx";

const words = {
  invite: { title: "is invited", does: "They choose a password with it and are in." },
  reset: {
    title: "can choose a new password",
    does: "The old password works until they use it; then older sessions end.",
  },
} as const;

/** The link that an admin hands over by a way they trust. It is shown here only. */
export function LinkHandover({
  name,
  link,
  purpose,
  onClose,
}: {
  name: string;
  link: string;
  purpose: keyof typeof words;
  onClose: () => void;
}) {
  const { title, does } = words[purpose];
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${name} ${title}`}
      description={`Send this link to ${name}. ${does}`}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <CopyField
        label="Link"
        value={link}
        hint="Works once, for 7 days. It is not shown again; you can make a new one."
      />
    </Dialog>
  );
}
