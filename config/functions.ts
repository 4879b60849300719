import type { FunctionSpec } from './functions-types'

const SECOND = 1000
const work = (index: number): FunctionSpec => ({
  name: `work${index}`,
  bundle: 'work',
  timeoutMs: 60 * SECOND,
  memoryMb: 512,
  timer: `${index * 20} * * * * * *`,
  clientInvoke: false,
  http: false,
})

/** What is deployed. More orders need more calls in flight, then more `work` names here; never other code. */
export const FUNCTIONS: readonly FunctionSpec[] = [
  { name: 'api', bundle: 'api', timeoutMs: 20 * SECOND, memoryMb: 512, clientInvoke: true, http: false },
  { name: 'inbound', bundle: 'inbound', timeoutMs: 20 * SECOND, memoryMb: 256, clientInvoke: false, http: true },
  { name: 'picture', bundle: 'picture', timeoutMs: 20 * SECOND, memoryMb: 512, clientInvoke: false, http: true },
  work(0),
  work(1),
  work(2),
  {
    name: 'care',
    bundle: 'care',
    timeoutMs: 60 * SECOND,
    // as much as `api`: it may have to finish an import of 50,000 rows
    memoryMb: 512,
    timer: '10 * * * * * *',
    clientInvoke: false,
    http: false,
  },
]
