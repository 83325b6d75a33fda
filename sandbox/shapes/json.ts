// JSON as the API writes it. What it holds is checked against GitHub's description where it leaves the sandbox.
export type Json = Readonly<Record<string, unknown>>;
