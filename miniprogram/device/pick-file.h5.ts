import { chooseFile } from './choose-file.h5'
import type { DeviceFile } from './pick-file'

export async function pickFile(): Promise<DeviceFile | undefined> {
  const file = await chooseFile('file-input', '.csv,.xlsx')
  return file && { path: URL.createObjectURL(file), name: file.name }
}
