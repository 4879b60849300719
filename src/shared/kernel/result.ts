/** An expected refusal is a value; only breakage is thrown. */
export type Result<T, Refusal extends string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal; readonly detail?: string }

export const ok = <T>(value: T) => ({ ok: true, value }) as const
export const refuse = <R extends string>(refusal: R, detail?: string) =>
  detail === undefined ? ({ ok: false, refusal } as const) : ({ ok: false, refusal, detail } as const)
