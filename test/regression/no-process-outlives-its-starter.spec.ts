import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { node22, typescriptArgs } from '../../local/node22'

const root = process.cwd()

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

// `npm start` that ended before it could stop its children left three of them behind, each with a port
it('ends a child whose starter was killed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'starter-'))
  const keyFile = path.join(folder, 'lan.key')
  writeFileSync(keyFile, 'key')
  const service = [
    ...typescriptArgs(path.join(root, 'local/printers/main.ts')),
    '--data',
    folder,
    '--key-file',
    keyFile,
  ]
  const starterFile = path.join(folder, 'starter.ts')
  writeFileSync(
    starterFile,
    `import { startChild } from ${JSON.stringify(path.join(root, 'local/child.ts'))}
    startChild(${JSON.stringify([node22(), ...service])}).then(({ process: { pid } }) => console.log(pid))`,
  )
  const starter = spawn(node22(), typescriptArgs(starterFile), { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const pid = await new Promise<number>((resolve) =>
      createInterface({ input: starter.stdout }).once('line', (line) => resolve(Number(line))),
    )
    expect(isAlive(pid)).toBe(true)
    starter.kill('SIGKILL')
    for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isAlive(pid)).toBe(false)
  } finally {
    starter.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)
