/** The browser's own file window; undefined when the person turned back. Tests find the input by its id. */
export const chooseFile = (id: string, accept: string): Promise<File | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.id = id
    input.style.display = 'none'
    const done = (file?: File) => {
      input.remove()
      resolve(file)
    }
    input.onchange = () => done(input.files?.[0])
    input.oncancel = () => done()
    document.body.appendChild(input)
    input.click()
  })
