import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LIMITS } from '../limits'
import { parseRequest } from '../wire/parse'
import type { FileStore } from './file-store'

export const cloudPathSchema = z
  .string()
  .min(1)
  .max(850)
  .refine((text) => !text.startsWith('/') && !text.split('/').includes('..'), 'must be a relative path')
const uploading = z.object({ path: cloudPathSchema })
const addressing = z.object({
  file_list: z.array(z.object({ fileid: z.string(), max_age: z.number().positive().optional() })).max(50),
})
const deleting = z.object({ fileid_list: z.array(z.string()).max(50) })
const copying = z.object({ file_list: z.array(z.object({ src_path: z.string(), dst_path: cloudPathSchema })) })

type Action = (files: FileStore, request: unknown, url: string) => object
const missing = 'STORAGE_FILE_NONEXIST'

const upload: Action = (files, request, url) => {
  const { path } = parseRequest(uploading, request)
  return {
    data: {
      url: `${url}/files/${encodeURI(path)}`,
      token: 'local',
      authorization: files.uploadToken(path),
      fileId: files.fileId(path),
      cosFileId: randomUUID(),
    },
  }
}
const addresses: Action = (files, request) => ({
  data: {
    download_list: parseRequest(addressing, request).file_list.map(
      ({ fileid, max_age: maxAge = LIMITS.tempUrlSeconds }) => {
        const path = files.pathOf(fileid)
        return path !== undefined && files.has(path)
          ? { code: 'SUCCESS', fileID: fileid, tempFileURL: files.tempUrl(path, maxAge), maxAge }
          : { code: missing, fileID: fileid, tempFileURL: '' }
      },
    ),
  },
})
const remove: Action = (files, request) => ({
  data: {
    delete_list: parseRequest(deleting, request).fileid_list.map((fileID) => {
      const path = files.pathOf(fileID)
      return { code: path !== undefined && files.remove(path) ? 'SUCCESS' : missing, fileID }
    }),
  },
})
const copy: Action = (files, request) => ({
  data: {
    copy_list: parseRequest(copying, request).file_list.map(({ src_path: from, dst_path: to }) => {
      const content = files.read(from)
      if (content) files.write(to, content)
      return { code: content ? 'SUCCESS' : missing, fileId: files.fileId(to) }
    }),
  },
})

export const FILE_ACTIONS: Readonly<Record<string, Action>> = {
  'storage.getUploadMetadata': upload,
  'storage.batchGetDownloadUrl': addresses,
  'storage.batchDeleteFile': remove,
  'storage.batchCopyFile': copy,
}
