import tcb from '@cloudbase/node-sdk'

export interface Files {
  /** Whole content. Throws when the file is gone. */
  download(fileId: string): Promise<Buffer>
  remove(fileId: string): Promise<void>
  /** An address that opens the file for a short time; undefined: the file is gone. */
  link(fileId: string): Promise<string | undefined>
}

const LINK_SECONDS = 600

/** Imports and photos go through file storage: a call may carry 100 KB only. */
export function openFiles(envId: string): Files {
  const app = tcb.init({ env: envId, keepalive: true })
  return {
    async download(fileId) {
      const { fileContent } = await app.downloadFile({ fileID: fileId })
      if (!fileContent) throw new Error('the file has no content')
      return Buffer.from(fileContent)
    },
    async remove(fileId) {
      await app.deleteFile({ fileList: [fileId] })
    },
    async link(fileId) {
      const { fileList } = await app.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: LINK_SECONDS }] })
      return fileList[0]?.tempFileURL || undefined
    },
  }
}
