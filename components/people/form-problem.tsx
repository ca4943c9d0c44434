/** The sentence of a refusal below a form; read out when it appears. */
export function FormProblem({ children }: { children: string }) {
  return (
    <p role="alert" className="text-risk text-sm empty:hidden">
      {children}
    </p>
  );
}
