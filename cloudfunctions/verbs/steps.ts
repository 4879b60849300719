import type { BatchVerb } from '@shared/batch/batch'
import type { BatchStep } from '../work/deps'
import { acceptStep, unacceptStep } from './accept'
import { acceptLostStep } from './accept-lost'
import { askBuyerStep } from './ask-buyer'
import { changeCourierStep } from './change-courier'
import type { Desk } from './desk'
import { mergeStep, partStep } from './merge-orders'
import { printStep } from './print'
import { sheetStep } from './print-sheet'
import { reauditStep } from './re-audit'
import { tellEarlyStep } from './tell-early'

/** What batches do with each of their documents; `retry` is the engine's own. */
export const createSteps = (desk: Desk): Readonly<Partial<Record<BatchVerb, BatchStep>>> => ({
  accept: acceptStep(desk),
  unaccept: unacceptStep(desk),
  'ask-buyer': askBuyerStep(desk),
  'accept-lost': acceptLostStep(desk),
  merge: mergeStep(desk),
  part: partStep(desk),
  print: printStep(desk),
  sheet: sheetStep(desk),
  'change-courier': changeCourierStep(desk),
  're-audit': reauditStep(desk),
  'tell-early': tellEarlyStep(desk),
})
