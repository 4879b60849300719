import type { ContractKey } from '@shared/api'
import type { Route } from '../route'
import {
  addressCheckRoute,
  auditAcceptRoute,
  auditApproveRoute,
  auditAskRoute,
  auditFixAddressRoute,
  auditListRoute,
  auditUndoBatchRoute,
  auditUndoRoute,
  orderHoldRoute,
} from './audit'
import { auditAsksRoute, auditSharedRoute } from './asks'
import { auditDryRunRoute, auditSettingsGetRoute, auditSettingsSaveRoute } from './audit-rules'
import { buyerFixAddressRoute, buyerParcelsRoute, buyerSubscribeRoute } from './buyer'
import { copyAnswerRoute, copyReprintRoute, printerMoveRoute } from './copies'
import { deskShowRoute } from './desk'
import { cardCloseRoute, effectCouriersRoute, effectFixRoute, effectListRoute } from './effects'
import { floorSnapshotRoute, pickFinishRoute } from './floor'
import { floorEventsRoute } from './floor-events'
import { gateCheckRoute } from './gate'
import {
  handoverCloseRoute,
  handoverNextTripRoute,
  handoverOpenRoute,
  handoverShowRoute,
  handoverTakeOffRoute,
} from './handover'
import { importPreviewRoute, importRunRoute, importShowRoute } from './import'
import { parcelInterceptRoute, parcelTakeHomeRoute } from './intercept'
import { lateListRoute, lateTellRoute, orderReshipRoute } from './late'
import { orderGetRoute, orderListRoute, orderRevealRoute, scanFindRoute } from './orders'
import { phoneQueueRoute, phoneReportRoute, phoneSampleRoute, phoneTakeRoute } from './phone-print'
import { photoShowRoute } from './photos'
import { printGoRoute, printHoldRoute, printPlanRoute, printProgressRoute } from './print'
import {
  printCourierSaveRoute,
  printerAddRoute,
  printerBindRoute,
  printerRemoveRoute,
  printerRenameRoute,
  printerSwitchRoute,
  printSheetSaveRoute,
  printShareSaveRoute,
} from './printers'
import {
  sessionMeRoute,
  staffClaimRoute,
  staffInviteRoute,
  staffJoinRoute,
  staffListRoute,
  staffRemoveRoute,
} from './session'
import { courierSaveRoute, senderSaveRoute, settingsGetRoute, shopSaveRoute } from './settings'
import { sheetPrintRoute, sheetShowRoute } from './sheets'
import {
  labelMaskRoute,
  labelShowRoute,
  templateGetRoute,
  templateListRoute,
  templatePreviewRoute,
  templateRestoreRoute,
  templateSaveRoute,
  templateTestPrintRoute,
  templateUseRoute,
} from './templates'

import {
  mergeJoinRoute,
  mergeListRoute,
  mergePartRoute,
  splitByStockRoute,
  splitSaveRoute,
  splitShowRoute,
  splitUndoRoute,
} from './travel'

/** One entry a contract: a contract without its route does not compile. */
export const ROUTES: Readonly<Record<ContractKey, Route>> = {
  sessionMe: sessionMeRoute,
  staffClaim: staffClaimRoute,
  staffInvite: staffInviteRoute,
  staffJoin: staffJoinRoute,
  staffList: staffListRoute,
  staffRemove: staffRemoveRoute,
  orderList: orderListRoute,
  orderGet: orderGetRoute,
  orderReveal: orderRevealRoute,
  parcelIntercept: parcelInterceptRoute,
  parcelTakeHome: parcelTakeHomeRoute,
  photoShow: photoShowRoute,
  deskShow: deskShowRoute,
  lateList: lateListRoute,
  lateTell: lateTellRoute,
  orderReship: orderReshipRoute,
  scanFind: scanFindRoute,
  auditList: auditListRoute,
  auditApprove: auditApproveRoute,
  auditUndo: auditUndoRoute,
  auditUndoBatch: auditUndoBatchRoute,
  auditAsk: auditAskRoute,
  auditAsks: auditAsksRoute,
  auditShared: auditSharedRoute,
  addressCheck: addressCheckRoute,
  auditAccept: auditAcceptRoute,
  auditFixAddress: auditFixAddressRoute,
  orderHold: orderHoldRoute,
  auditSettingsGet: auditSettingsGetRoute,
  auditSettingsSave: auditSettingsSaveRoute,
  auditDryRun: auditDryRunRoute,
  importPreview: importPreviewRoute,
  importRun: importRunRoute,
  importShow: importShowRoute,
  printPlan: printPlanRoute,
  printGo: printGoRoute,
  printProgress: printProgressRoute,
  printHold: printHoldRoute,
  phoneQueue: phoneQueueRoute,
  phoneTake: phoneTakeRoute,
  phoneReport: phoneReportRoute,
  phoneSample: phoneSampleRoute,
  copyAnswer: copyAnswerRoute,
  copyReprint: copyReprintRoute,
  printerMove: printerMoveRoute,
  effectList: effectListRoute,
  effectCouriers: effectCouriersRoute,
  effectFix: effectFixRoute,
  cardClose: cardCloseRoute,
  floorSnapshot: floorSnapshotRoute,
  floorEvents: floorEventsRoute,
  pickFinish: pickFinishRoute,
  gateCheck: gateCheckRoute,
  handoverOpen: handoverOpenRoute,
  handoverShow: handoverShowRoute,
  handoverTakeOff: handoverTakeOffRoute,
  handoverNextTrip: handoverNextTripRoute,
  handoverClose: handoverCloseRoute,
  settingsGet: settingsGetRoute,
  shopSave: shopSaveRoute,
  senderSave: senderSaveRoute,
  courierSave: courierSaveRoute,
  printerAdd: printerAddRoute,
  printerSwitch: printerSwitchRoute,
  printerBind: printerBindRoute,
  printerRename: printerRenameRoute,
  printerRemove: printerRemoveRoute,
  printShareSave: printShareSaveRoute,
  printCourierSave: printCourierSaveRoute,
  printSheetSave: printSheetSaveRoute,
  sheetShow: sheetShowRoute,
  sheetPrint: sheetPrintRoute,
  templateList: templateListRoute,
  templateGet: templateGetRoute,
  templatePreview: templatePreviewRoute,
  templateSave: templateSaveRoute,
  templateRestore: templateRestoreRoute,
  templateTestPrint: templateTestPrintRoute,
  templateUse: templateUseRoute,
  labelMask: labelMaskRoute,
  labelShow: labelShowRoute,
  mergeList: mergeListRoute,
  mergeJoin: mergeJoinRoute,
  mergePart: mergePartRoute,
  splitShow: splitShowRoute,
  splitSave: splitSaveRoute,
  splitByStock: splitByStockRoute,
  splitUndo: splitUndoRoute,
  buyerParcels: buyerParcelsRoute,
  buyerSubscribe: buyerSubscribeRoute,
  buyerFixAddress: buyerFixAddressRoute,
}
