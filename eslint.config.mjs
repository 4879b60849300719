import tseslint from 'typescript-eslint'
import unicorn from 'eslint-plugin-unicorn'

/*
 * The house plan, as far as a linter can hold it. Two flat-config traps decide the shape:
 * a later `no-restricted-imports` (or `-syntax`, `-properties`) entry for the same file REPLACES the former, it never adds.
 * So there is one layer() entry a folder, and it carries all bans of that folder.
 */
const noSdk = [['wx-server-sdk', '@cloudbase/*'], 'Only cloudfunctions/cloud touches the SDKs.']
const noSocket = [
  /^(node:)?(https?|http2|net|tls|dgram|dns)$|^(undici|axios|ws)$/,
  'Only cloudfunctions/cloud opens sockets: take an Http.',
]
const noProcess = [['node:process', 'process'], 'Only config/env.ts reads process.env.']
const noTest = [['**/test/**'], 'Product code does not know the tests.']
const noPage = [['@tarojs/*', 'react', '**/miniprogram/**'], 'The server does not know the page.']
const noServer = [
  ['**/cloudfunctions/**', '**/local/**', '**/config/**'],
  'A page reaches the server through services/api.ts.',
]
const noLocal = [['**/local/**'], 'Product code does not know the local runtime.']
const pure = [
  [
    '@tarojs/*',
    'react',
    'wx-server-sdk',
    '@cloudbase/*',
    'node:*',
    'fs',
    'crypto',
    '**/cloudfunctions/**',
    '**/miniprogram/**',
    '**/config/**',
    '**/local/**',
    '@shared/*',
  ],
  'src/shared is pure and sees nobody: pass it in (relative imports inside).',
]

const syntax = {
  transaction: {
    selector:
      'MemberExpression[property.name=/^(run|start)Transaction$/], ObjectPattern > Property[key.name=/^(run|start)Transaction$/]',
    message: 'No transactions: one conditional update of one document (docs/decisions/no-transactions.md).',
  },
  clock: {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Time and random come in as arguments.',
  },
  dateText: {
    selector:
      "NewExpression[callee.name='Date'] > Literal[value=/./], NewExpression[callee.name='Date'] > TemplateLiteral, MemberExpression[object.name='Intl']",
    message: 'iOS cannot parse it and may lack Intl: dayjs with an explicit format and +08:00.',
  },
  chinese: {
    selector:
      'Literal[value=/[\\u4e00-\\u9fff]/], JSXText[value=/[\\u4e00-\\u9fff]/], TemplateElement[value.raw=/[\\u4e00-\\u9fff]/]',
    message: 'Chinese for users lives in miniprogram/text only.',
  },
  taroCloud: {
    selector:
      'MemberExpression[object.name=/^(Taro|wx)$/][property.name=/^(cloud|request|uploadFile|downloadFile|connectSocket)$/]',
    message: 'Only miniprogram/services calls the cloud.',
  },
  collection: {
    selector: "CallExpression[callee.property.name='collection']",
    message: 'Only repo/ names collections.',
  },
  dynamicImport: {
    selector: 'ImportExpression',
    message: 'Layers are checked on import lines: import at the top.',
  },
  json: {
    selector: "MemberExpression[object.name='JSON'][property.name=/^(parse|stringify)$/]",
    message: 'Partner JSON goes through cloud/big-json: ids beyond 2^53 are strings.',
  },
}
const env = { object: 'process', property: 'env', message: 'Only config/env.ts reads process.env.' }
const wire = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']
const outside = [...wire, 'crypto', 'performance', 'setTimeout', 'setInterval', 'window', 'document', 'localStorage']

/** A rule without options would keep those of an earlier entry: no options is off. */
const rule = (options) => (options.length > 0 ? ['error', ...options] : 'off')
const pattern = ([what, message]) =>
  what instanceof RegExp ? { regex: what.source, message } : { group: what, message }

const layer = (files, { bans = [], ignores = [], shapes = [], properties = [env], globals = [] }) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': bans.length > 0 ? ['error', { patterns: bans.map(pattern) }] : 'off',
    'no-restricted-syntax': ['error', syntax.transaction, ...shapes],
    'no-restricted-properties': rule(properties),
    'no-restricted-globals': rule(
      globals.map((name) => ({ name, message: 'Its own layer has it: take it as an argument.' })),
    ),
  },
})

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.data/**',
      '**/*.js',
      '**/*.mjs',
      '**/*.cjs',
      'src/shared/address/data/**',
      '**/*.d.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { unicorn },
    rules: {
      'unicorn/filename-case': ['error', { case: 'kebabCase' }],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 14],
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
    },
  },
  layer(['src/shared/**'], {
    bans: [pure, noTest],
    shapes: [syntax.clock, syntax.dateText, syntax.dynamicImport],
    globals: outside,
  }),
  layer(['miniprogram/**'], {
    bans: [noSdk, noServer, noTest],
    shapes: [syntax.dateText, syntax.dynamicImport, syntax.chinese, syntax.taroCloud],
    globals: wire,
  }),
  layer(['miniprogram/services/**'], {
    bans: [noSdk, noServer, noTest],
    shapes: [syntax.dateText, syntax.dynamicImport, syntax.chinese],
  }),
  layer(['miniprogram/text/**'], {
    bans: [noSdk, noServer, noTest],
    shapes: [syntax.dateText, syntax.dynamicImport, syntax.taroCloud],
    globals: wire,
  }),
  layer(['cloudfunctions/**'], {
    bans: [noSdk, noSocket, noProcess, noPage, noLocal, noTest],
    shapes: [syntax.collection, syntax.clock, syntax.dateText, syntax.dynamicImport],
    globals: wire,
  }),
  layer(['cloudfunctions/repo/**'], {
    bans: [noSdk, noSocket, noProcess, noPage, noLocal, noTest],
    shapes: [syntax.clock, syntax.dateText, syntax.dynamicImport],
    globals: wire,
  }),
  layer(['cloudfunctions/providers/**'], {
    bans: [noSdk, noSocket, noProcess, noPage, noLocal, noTest],
    shapes: [syntax.collection, syntax.clock, syntax.dateText, syntax.dynamicImport, syntax.json],
    globals: wire,
  }),
  layer(['cloudfunctions/cloud/**'], {
    bans: [noProcess, noPage, noLocal, noTest],
    shapes: [syntax.dateText, syntax.dynamicImport],
  }),
  layer(['config/**'], { bans: [noPage, noLocal, noTest] }),
  layer(['config/{env,index}.ts'], { bans: [noPage, noLocal, noTest], properties: [] }),
  layer(['local/**', 'test/**', 'tools/**'], { properties: [] }),
  // a spec may see the tests' support, and what its own folder may see
  layer(['src/shared/**/*.spec.ts'], { bans: [pure], properties: [] }),
  layer(['miniprogram/**/*.spec.{ts,tsx}'], { bans: [noSdk, noServer] }),
  layer(['cloudfunctions/**/*.spec.ts'], { bans: [noSdk, noPage, noLocal] }),
  {
    // default exports where Taro, jest or a config loader ask for one
    files: ['miniprogram/**/*.tsx', 'miniprogram/**/*.config.ts', 'config/**', 'jest.config.ts', 'test/weapp/**'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['local/**', 'test/**', 'tools/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{spec,contract}.{ts,tsx}', 'test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', syntax.transaction],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
)
