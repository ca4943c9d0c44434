/** Sends one file's bytes; `onProgress` gets a share of 0 to 1. Rejects with a sentence for people. */
export function upload(importId: number, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const name = encodeURIComponent(file.name);
    request.open("POST", `/api/uploads?importId=${importId}&name=${name}`);
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => (request.status === 201 ? resolve() : reject(new Error(sentence(request.responseText))));
    request.onerror = () => reject(new Error("The connection was lost. Check it and upload the file again."));
    request.send(file);
  });
}

function sentence(answer: string): string {
  try {
    const { message } = JSON.parse(answer) as { message?: unknown };
    if (typeof message === "string") return message;
  } catch {
    // an answer that is no JSON comes from something in between, such as a proxy
  }
  return "The upload was refused on its way. Try again, or ask your admin about the size it allows.";
}
