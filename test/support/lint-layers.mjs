// Reads [[file, code], ...] on stdin and answers, for each, the words of the layer rules that refuse it in eslint.config.mjs.
import { readFileSync } from 'node:fs'
import { ESLint, Linter } from 'eslint'
import tseslint from 'typescript-eslint'

const eslint = new ESLint()
const linter = new Linter()
const answers = []
for (const [file, code] of JSON.parse(readFileSync(0, 'utf8'))) {
  const { rules } = await eslint.calculateConfigForFile(file)
  const layers = Object.fromEntries(Object.entries(rules).filter(([name]) => name.startsWith('no-restricted-')))
  const config = [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser }, rules: layers }]
  answers.push(linter.verify(code, config, { filename: file }).map(({ message }) => message))
}
process.stdout.write(JSON.stringify(answers))
