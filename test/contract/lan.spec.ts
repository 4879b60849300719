import { lanBenches } from './lan'
import { testPrinter } from './printer.contract'

const benches = lanBenches()
afterEach(() => benches.close())

testPrinter('lan, print service with a simulated printer', benches.create)
