/** A change to one field of a kept document: the whole field, or one item of a list by its id (null takes it out); '' is the document. */
export type Patch = { field: string; value: unknown } | { field: string; id: string; value: unknown };

type Fields = Record<string, unknown>;
type Item = { id: string };

function itemsOf(copy: unknown, field: string): Item[] {
  const found = field ? (copy as Fields)[field] : copy;
  return Array.isArray(found) ? (found as Item[]) : [];
}

const withField = (copy: unknown, field: string, value: unknown): unknown => (field ? { ...(copy as Fields), [field]: value } : value);

/** The document after `patch`. The one given is not touched. */
export function applied(copy: unknown, patch: Patch): unknown {
  if (!('id' in patch)) return withField(copy, patch.field, patch.value);
  const items = itemsOf(copy, patch.field);
  const at = items.findIndex((item) => item.id === patch.id);
  const rest = items.filter((item) => item.id !== patch.id);
  if (patch.value !== null) rest.splice(at < 0 ? rest.length : at, 0, patch.value as Item);
  return withField(copy, patch.field, rest);
}

/** The patch that takes `patch` back, seen from the document before it. */
export function inverse(copy: unknown, patch: Patch): Patch {
  if (!('id' in patch)) return { field: patch.field, value: patch.field ? (copy as Fields)[patch.field] : copy };
  const before = itemsOf(copy, patch.field).find((item) => item.id === patch.id);
  return { field: patch.field, id: patch.id, value: before ?? null };
}
