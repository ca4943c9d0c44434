/** The part of JSON Schema that the doors' shapes come out as. */
export type JsonSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  contentMediaType?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

type Content = { content?: Record<string, { schema?: JsonSchema }> };

/** One operation of the OpenAPI document, with what its door declared. */
export type Operation = Content & {
  operationId: string;
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: JsonSchema }[];
  requestBody?: Content;
  responses?: Record<string, Content>;
  "x-audience"?: readonly string[] | "anyone" | "signed-in";
  "x-subject"?: string;
  "x-effect"?: "read" | "write";
};

/** One value that goes in or comes out: `rows[].teams[].name`, in words what it may be. */
export type ApiField = { name: string; words: string; required: boolean };

export type Endpoint = {
  id: string;
  noun: string;
  method: string;
  path: string;
  summary: string;
  effect: "read" | "write";
  subject: string;
  audience: string[];
  parameters: (ApiField & { place: string })[];
  body: ApiField[];
  answer: ApiField[];
  example: string;
};
