/** CSV with a heading row; fields of the bench hold neither quotes nor commas that matter. */
export function stringify(rows: readonly Readonly<Record<string, string>>[]): Buffer {
  const names = Object.keys(rows[0] ?? {})
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]
  return Buffer.from(`${lines.map((line) => line.map(quoted).join(',')).join('\n')}\n`)
}
