import { connect, type Socket } from 'node:net'

const CHUNK_BYTES = 4096
/** TSPL: tell your state in one byte. Answered at once, even by a printer that is printing. */
const ASK = Uint8Array.of(0x1b, 0x21, 0x3f)

export interface Talk {
  /** The printer's state; undefined when it says nothing in that time. */
  ask(timeoutMs: number): Promise<number | undefined>
  /** False when the printer stops taking bytes for so long, or hangs up. */
  write(bytes: Uint8Array, stallMs: number): Promise<boolean>
  /** We have said all. True when the printer read it to the end and hung up, too. */
  finish(timeoutMs: number): Promise<boolean>
  drop(): void
}

/** Resolves with what `arm` settles with, or with `late` after so long. */
function within<T>(ms: number, late: T, arm: (settle: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(late), ms)
    arm((value) => {
      clearTimeout(timer)
      resolve(value)
    })
  })
}

/** The end of one line, and waits that end with it. */
function endOf(socket: Socket) {
  let closed = false
  const onClose = new Set<() => void>()
  socket.on('close', () => {
    closed = true
    for (const tell of onClose) tell()
  })
  return {
    isClosed: () => closed,
    onClose,
    waitFor: <T>(wait: { ms: number; else: T }, arm: (settle: (value: T) => void) => void) =>
      within(wait.ms, wait.else, (settle) => {
        const gone = () => done(wait.else)
        const done = (value: T) => {
          onClose.delete(gone)
          settle(value)
        }
        if (closed) return done(wait.else)
        onClose.add(gone)
        arm(done)
      }),
  }
}

function talkOn(socket: Socket): Talk {
  let broken = false
  let heard: ((byte: number) => void) | undefined
  socket.on('error', () => (broken = true))
  socket.on('data', (data) => heard?.(data[data.length - 1] ?? 0))
  const { isClosed, onClose, waitFor } = endOf(socket)
  return {
    ask: (ms) =>
      waitFor<number | undefined>({ ms, else: undefined }, (settle) => {
        heard = settle
        socket.write(ASK)
      }),
    async write(bytes, stallMs) {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        const chunk = bytes.subarray(at, at + CHUNK_BYTES)
        const taken = await waitFor({ ms: stallMs, else: false }, (settle) =>
          socket.write(chunk, (error) => settle(!error)),
        )
        if (!taken) return false
      }
      return !broken
    },
    finish: (ms) =>
      within(ms, false, (settle) => {
        if (isClosed()) return settle(!broken)
        onClose.add(() => settle(!broken))
        socket.end()
      }),
    drop: () => void socket.destroy(),
  }
}

/** Undefined when nobody takes the call. */
export const dial = (host: string, port: number, timeoutMs: number): Promise<Talk | undefined> => {
  const socket = connect({ host, port, noDelay: true })
  return within<Talk | undefined>(timeoutMs, undefined, (settle) => {
    socket.once('connect', () => settle(talkOn(socket)))
    socket.once('error', () => settle(undefined))
  }).then((talk) => {
    if (!talk) socket.destroy()
    return talk
  })
}
