import { CopyField } from "../people/copy-field.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

type SecretShownProps = { secret: string; title: string; description: string; onClose: () => void };

/** A signing secret, this once. */
export function SecretShown({ secret, title, description, onClose }: SecretShownProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={description}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <CopyField
        label="Signing secret"
        value={secret}
        hint="What arrives is signed with it as Standard Webhooks describes, which every language’s library checks."
      />
    </Dialog>
  );
}
