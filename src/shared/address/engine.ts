import { checkWith } from './check'
import { createGazetteer } from './gazetteer'
import { parseWith } from './parse'
import type { DivisionData } from './tree'
import type { AddressFields, AddressResult } from './types'

export interface AddressEngine {
  /** Reads a pasted text: name, phone and address in any order. Never throws. */
  parse(text: string): AddressResult
  /** Checks columns; when province, city and district are all empty the rest is read as a pasted text. */
  check(fields: AddressFields): AddressResult
}

/** `data`: fullDivisions in functions, liteDivisions on the phone. Takes some 20 ms: make one and keep it. */
export function createAddressEngine(data: DivisionData): AddressEngine {
  const gazetteer = createGazetteer(data)
  return {
    parse: (text) => parseWith(gazetteer, text),
    check: (fields) => checkWith(gazetteer, fields),
  }
}
