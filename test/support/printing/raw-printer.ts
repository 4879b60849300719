import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/**
 * How it behaves: prints well; says nothing of its state; is out of paper; stops reading in the middle of a label; breaks the
 * line there; says that it is still printing until it is `well` again.
 */
type Mood = 'well' | 'silent' | 'no-paper' | 'stalls' | 'resets' | 'busy'

const ASK = Buffer.from([0x1b, 0x21, 0x3f])
const STATUS: Readonly<Record<Mood, number>> = {
  well: 0,
  silent: 0,
  'no-paper': 0x04,
  stalls: 0,
  resets: 0,
  busy: 0x20,
}
/** Where it stops in the middle of a label. */
const PART_BYTES = 64

export interface RawPrinter {
  readonly address: string
  mood: Mood
  /** Labels that it got whole, in their order. */
  readonly labels: readonly string[]
  /** Labels of which it got the beginning only. */
  readonly parts: readonly string[]
  close(): Promise<void>
}

/** A label printer's port 9100, simulated: takes one job a call, answers TSPL's `<ESC>!?`. `end` closes each label. */
export async function startRawPrinter(mood: Mood = 'well', end = 'PRINT 1,1\r\n', port = 0): Promise<RawPrinter> {
  const labels: string[] = []
  const parts: string[] = []
  const sockets = new Set<Socket>()
  const printer = { mood }

  function take(socket: Socket, got: Buffer): Buffer {
    let rest = got
    for (let at = rest.indexOf(ASK); at >= 0; at = rest.indexOf(ASK)) {
      rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + ASK.length)])
      if (printer.mood !== 'silent') socket.write(Uint8Array.of(STATUS[printer.mood]))
    }
    for (let at = rest.indexOf(end); at >= 0; at = rest.indexOf(end)) {
      labels.push(rest.toString('latin1', 0, at + end.length))
      rest = rest.subarray(at + end.length)
    }
    return rest
  }

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let stuck = false
    sockets.add(socket)
    let got: Buffer = Buffer.alloc(0)
    socket.on('error', () => undefined) // the caller may go at any time
    socket.on('close', () => sockets.delete(socket))
    socket.on('end', () => {
      if (!stuck) socket.end()
    })
    socket.on('data', (data) => {
      if (stuck) return
      got = Buffer.concat([got, data])
      const breaks = printer.mood === 'stalls' || printer.mood === 'resets'
      if (breaks && got.length > PART_BYTES) {
        stuck = true
        parts.push(got.toString('latin1', 0, PART_BYTES))
        if (printer.mood === 'resets') socket.resetAndDestroy()
        else socket.pause()
        return
      }
      got = take(socket, got)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return Object.assign(printer, {
    address: `raw://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    labels,
    parts,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
