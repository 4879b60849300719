import type { DeviceFile } from './pick-file'

export const pickFile = (): Promise<DeviceFile | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.xlsx'
    input.id = 'file-input'
    input.style.display = 'none'
    const done = (file: DeviceFile | undefined) => {
      input.remove()
      resolve(file)
    }
    input.onchange = () => {
      const file = input.files?.[0]
      done(file === undefined ? undefined : { path: URL.createObjectURL(file), name: file.name })
    }
    input.oncancel = () => done(undefined)
    document.body.appendChild(input)
    input.click()
  })
