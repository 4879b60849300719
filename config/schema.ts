import type { Schema } from './schema-types'

/**
 * Every collection and every index, for the local store and for the deploy script alike. A query that none of these serves is
 * refused locally: in the cloud it would scan the collection.
 */
export const SCHEMA = {
  shops: [{ fields: [['appId', 1]] }],
  staff: [{ fields: [['openid', 1]] }, { fields: [['shopId', 1]] }],
  invites: [{ fields: [['shopId', 1]] }],
  couriers: [{ fields: [['shopId', 1]] }],
  printers: [{ fields: [['shopId', 1]] }, { fields: [['waitingSince', 1]] }],
  products: [
    {
      fields: [
        ['shopId', 1],
        ['sku', 1],
      ],
      unique: true,
    },
    {
      fields: [
        ['shopId', 1],
        ['barcode', 1],
      ],
    },
  ],
  stock: [
    {
      fields: [
        ['shopId', 1],
        ['sku', 1],
      ],
    },
  ],
  stock_moves: [
    {
      fields: [
        ['shopId', 1],
        ['sku', 1],
        ['at', -1],
      ],
    },
  ],
  orders: [
    {
      fields: [
        ['shopId', 1],
        ['bucket', 1],
        ['shipBy', 1],
        ['_id', 1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['platformNo', 1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['mergeKey', 1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['placedAt', -1],
        ['_id', -1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['shortSkus', 1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['urgedAt', -1],
      ],
    },
    { fields: [['find', 1]] },
    {
      fields: [
        ['shopId', 1],
        ['hold', 1],
        ['_id', 1],
      ],
    },
    {
      fields: [
        ['payment.openid', 1],
        ['placedAt', -1],
      ],
    },
    { fields: [['waitingSince', 1]] },
    { fields: [['importId', 1]] },
    { fields: [['keptSince', 1]] },
  ],
  parcels: [
    {
      fields: [
        ['shopId', 1],
        ['bucket', 1],
        ['shipBy', 1],
        ['_id', 1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['courier', 1],
        ['bucket', 1],
      ],
    },
    { fields: [['waybillNo', 1]] },
    { fields: [['voidNumbers', 1]] },
    { fields: [['orderIds', 1]] },
    {
      fields: [
        ['shopId', 1],
        ['waveId', 1],
        ['slot', 1],
      ],
    },
    { fields: [['waitingSince', 1]] },
  ],
  copies: [
    { fields: [['parcelId', 1]] },
    { fields: [['jobId', 1]] },
    {
      fields: [
        ['printerId', 1],
        ['state', 1],
        ['seq', 1],
      ],
    },
    { fields: [['batchId', 1]] },
    { fields: [['takenUntil', 1]] },
    { fields: [['waitingSince', 1]] },
  ],
  effects: [
    {
      fields: [
        ['state', 1],
        ['dueAt', 1],
        ['seq', 1],
      ],
    },
    {
      fields: [
        ['lane', 1],
        ['state', 1],
        ['seq', 1],
      ],
    },
    {
      fields: [
        ['account', 1],
        ['state', 1],
        ['dueAt', 1],
      ],
    },
    {
      fields: [
        ['state', 1],
        ['until', 1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['state', 1],
        ['dueAt', 1],
      ],
    },
    { fields: [['docId', 1]] },
    {
      fields: [
        ['account', 1],
        ['partnerKey', 1],
      ],
    },
  ],
  batches: [
    {
      fields: [
        ['state', 1],
        ['createdAt', 1],
      ],
    },
    {
      fields: [
        ['shopId', 1],
        ['createdAt', -1],
      ],
    },
  ],
  templates: [
    {
      fields: [
        ['shopId', 1],
        ['base', 1],
        ['n', -1],
      ],
    },
  ],
  rates: [],
  tokens: [],
  walks: [],
  handovers: [
    {
      fields: [
        ['shopId', 1],
        ['state', 1],
        ['openedAt', -1],
      ],
    },
  ],
  scans: [
    {
      fields: [
        ['session', 1],
        ['seq', 1],
      ],
    },
  ],
  paces: [],
  cards: [
    {
      fields: [
        ['shopId', 1],
        ['state', 1],
        ['at', -1],
      ],
    },
  ],
  credits: [{ fields: [['openid', 1]] }],
  imports: [
    {
      fields: [
        ['shopId', 1],
        ['createdAt', -1],
      ],
    },
    {
      fields: [
        ['state', 1],
        ['createdAt', 1],
      ],
    },
    { fields: [['keptSince', 1]] },
  ],
  inbound_events: [{ fields: [['at', 1]] }],
  reveals: [
    {
      fields: [
        ['shopId', 1],
        ['at', -1],
      ],
    },
  ],
  files: [{ fields: [['deleteAt', 1]] }],
} as const satisfies Schema

export type CollectionName = keyof typeof SCHEMA
