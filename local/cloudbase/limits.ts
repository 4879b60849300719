/*
 * Every limit of the cloud that the local gateway enforces, by name. There is no lenient mode: what passes here passes there.
 * Sources are pages of docs.cloudbase.net, cloud.tencent.com (SCF, product 583) and developers.weixin.qq.com.
 */
const KB = 1024
const MB = 1024 * KB

export const LIMITS = {
  /** Text sent to a function: docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE. */
  functionTextRequestBytes: 100 * KB,
  /** Any other request to a function (base64 bodies), and the event as a whole: SCF quota 583/11637. */
  functionEventBytes: 6 * MB,
  /** What a function may return: SCF quota 583/11637. */
  functionResponseBytes: 6 * MB,
  /** Result handed to a mini-program: errCode -604001, SDK error table. */
  clientResultBytes: MB,
  /** Longest life of an invocation that the console lets one set: CLI functions/configs, 1–60 s. */
  functionTimeoutMs: 60_000,
  /** Memory a function may be given: cloud-function/how-works. */
  functionMemoryMb: { least: 64, most: 3072 },
  /** All environment variables of one function together: SCF quota 583/11637. */
  functionEnvBytes: 4 * KB,
  /** The SDKs give up on their own after this: node-sdk, `timeout`. A late answer must come after it to be felt. */
  sdkTimeoutMs: 15_000,
  /** where().get() without limit(), and the most it may ask for: SDK database/query.js; more is cut without a word. */
  findDefault: 100,
  findMost: 1000,
  /** One answer of the database: quota page, "result packet". */
  packetBytes: 16 * MB,
  /** One document: MongoDB's own limit. */
  documentBytes: 16 * MB,
  /** Collections of an environment and indexes of a collection: faq/database. */
  collections: 100,
  indexesPerCollection: 100,
  /**
   * A filter that an index serves may be sorted in memory up to this many documents; beyond it the index must serve the sort.
   * MongoDB's own bound is 32 MB of documents; ours is lower so that the missing index is found on small data.
   */
  sortInMemoryDocuments: 1000,
  /** A read without filter walks at most this many documents (skip + limit), like a collection scan that stops. */
  unfilteredReadDocuments: 1000,
  /** A failed timer run is started again twice, one minute apart: SCF asynchronous invocation, 583/39851. */
  timerRetries: 2,
  timerRetryAfterMs: 60_000,
  /** Default life of a temporary file address: getTempFileURL. */
  tempUrlSeconds: 7200,
  /** Uploads and all other requests: EXCEED_MAX_PAYLOAD_SIZE. */
  requestBytes: 100 * MB,
} as const

/** How fast and how wide the cloud is. `none` is for tests of other things; the figures are for `cloud` and `free`. */
export interface Profile {
  /** Added to every database call. */
  readonly dbLatencyMs: number
  /** Database calls a second, with one second's worth as burst; more are refused with EXCEED_REQUEST_LIMIT. */
  readonly qps: number
  /** Database calls at the same time; more are refused with EXCEED_CONCURRENT_REQUEST_LIMIT. */
  readonly connections: number
  /** Instances of one function; more are refused with EXCEED_CONCURRENT_REQUEST_LIMIT. */
  readonly instances: number
}
export type ProfileName = 'none' | 'cloud' | 'free'

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  none: { dbLatencyMs: 0, qps: Infinity, connections: Infinity, instances: 1000 },
  /** A paid plan: the project's bars are measured with it. Instances: error-code/EXCEED_CONCURRENT_REQUEST_LIMIT. */
  cloud: { dbLatencyMs: 20, qps: 100, connections: 1000, instances: 1000 },
  /** The old free plan: quota page. */
  free: { dbLatencyMs: 20, qps: 30, connections: 20, instances: 20 },
}
