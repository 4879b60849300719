/** One command of a TSPL job, its arguments read as GB18030 text; BITMAP carries its bytes. */
export interface TsplCommand {
  readonly name: string
  readonly args: readonly string[]
  readonly data?: Buffer
  /** Where the command ends in the job. */
  readonly end: number
}

export class TsplError extends Error {}

const CR = 13
const LF = 10
const COMMA = 44
const gb = new TextDecoder('gb18030')

/** Splits at commas outside quotes; a quote inside a text is written `\["]`. */
export function splitArgs(text: string): string[] {
  const parts = text.match(/\s*"(?:\\\["\]|[^"])*"\s*|[^,]+/g) ?? []
  return parts.map((part) => {
    const trimmed = part.trim()
    return trimmed.startsWith('"') ? trimmed.slice(1, -1).replaceAll('\\["]', '"') : trimmed
  })
}

function skipLineEnd(job: Buffer, at: number): number {
  const after = job[at] === CR ? at + 1 : at
  return job[after] === LF ? after + 1 : after
}

function readBitmap(job: Buffer, from: number): TsplCommand {
  let at = from + 'BITMAP '.length
  for (let commas = 0; commas < 5; at += 1) {
    if (at >= job.length) throw new TsplError('BITMAP has no data')
    if (job[at] === COMMA) commas += 1
  }
  const args = job.toString('latin1', from + 'BITMAP '.length, at - 1).split(',')
  const length = Number(args[2]) * Number(args[3])
  if (!Number.isInteger(length) || length <= 0) throw new TsplError(`BITMAP ${args.join(',')} has no size`)
  const data = job.subarray(at, at + length)
  if (data.length < length) throw new TsplError(`BITMAP is short: ${data.length} of ${length} bytes`)
  return { name: 'BITMAP', args, data, end: skipLineEnd(job, at + length) }
}

/** Reads the bytes of a job into commands. Throws TsplError where a printer would lose its place. */
export function parseTspl(job: Buffer): TsplCommand[] {
  const commands: TsplCommand[] = []
  for (let at = 0; at < job.length;) {
    if (job.toString('latin1', at, at + 7) === 'BITMAP ') {
      const bitmap = readBitmap(job, at)
      commands.push(bitmap)
      at = bitmap.end
      continue
    }
    const found = job.indexOf(LF, at)
    const end = found < 0 ? job.length : found + 1
    const line = gb.decode(job.subarray(at, end)).trim()
    at = end
    if (line === '') continue
    const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? []
    commands.push({ name: name.toUpperCase(), args: splitArgs(rest), end })
  }
  return commands
}

/** Sheets that PRINT sets,copies brings out. */
export function sheetsOfPrint({ args }: TsplCommand): number {
  const [sets = 1, copies = 1] = args.map(Number)
  return sets * copies
}

/** How many sheets a job gives, without drawing any; 0 for a job that a printer cannot read. */
export function countSheets(job: Buffer): number {
  try {
    return parseTspl(job)
      .filter(({ name }) => name === 'PRINT')
      .reduce((sum, command) => sum + sheetsOfPrint(command), 0)
  } catch (error) {
    if (error instanceof TsplError) return 0
    throw error
  }
}
