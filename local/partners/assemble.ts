import { createFaultGate, createFaultSwitches, type FaultFaces } from './faults'
import { AdminError, type Clock, type Twin, type TwinAnswer, type TwinRequest } from './twin'

export type Quirks<Id extends string> = Record<Id, boolean>

interface TwinParts {
  readonly name: string
  readonly clock: Clock
  readonly quirks: Record<string, boolean>
  readonly faces: FaultFaces
  /** A short name of what is asked, for faults with `only` and for the call counts. */
  operationOf(request: TwinRequest): string
  serve(request: TwinRequest): TwinAnswer
  readonly admin: Readonly<Record<string, (body: unknown) => unknown>>
  books(): object
  tick(): Promise<void>
}

/** Joins a partner's own parts with what all twins share: faults, quirk switches, call counts. */
export function assembleTwin(parts: TwinParts): Twin {
  const { quirks } = parts
  const switches = createFaultSwitches()
  const gate = createFaultGate({ switches, faces: parts.faces, clock: parts.clock })
  const calls: Record<string, number> = {}
  const books = () => ({ ...parts.books(), calls: { ...calls } })

  function setQuirks(body: unknown) {
    if (body === undefined) return { ...quirks }
    for (const [id, on] of Object.entries(body as object)) {
      if (!(id in quirks)) throw new AdminError(404, `no quirk ${id}; there are ${Object.keys(quirks).join(', ')}`)
      if (typeof on !== 'boolean') throw new AdminError(400, `quirk ${id} is true or false`)
      quirks[id] = on
    }
    return { ...quirks }
  }

  return {
    name: parts.name,
    books,
    async handle(request) {
      const operation = parts.operationOf(request)
      calls[operation] = (calls[operation] ?? 0) + 1
      return gate.pass(request, operation, (passed) => parts.serve(passed))
    },
    async admin(path, body) {
      if (path === 'faults') return body === undefined ? switches.current() : switches.set(body)
      if (path === 'quirks') return setQuirks(body)
      if (path === 'books') return books()
      const action = parts.admin[path]
      if (!action) throw new AdminError(404, `${parts.name} has no admin path ${path}`)
      return action(body)
    },
    async tick() {
      gate.runHeld()
      await parts.tick()
    },
  }
}
