// One project a kind of test. `unit` is pure and fast; the others start real processes or need a build (tools/test.mjs makes it).
const swc = {
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
    },
  ],
}
const shared = { '^@shared/(.*)$': '<rootDir>/src/shared/$1' }
const node = { testEnvironment: 'node', transform: swc, moduleNameMapper: shared }
module.exports = {
  maxWorkers: 2,
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{src,cloudfunctions,config,local,tools}/**/*.spec.ts',
        '<rootDir>/test/{unit,contract,regression,support}/**/*.spec.ts',
      ],
    },
    { ...node, displayName: 'flow', testMatch: ['<rootDir>/test/{flow,conformance,crash}/**/*.spec.ts'] },
    {
      displayName: 'pages',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/miniprogram/**/*.spec.{ts,tsx}', '<rootDir>/test/regression/**/*.spec.tsx'],
      transform: swc,
      moduleNameMapper: {
        ...shared,
        '\\.(css|scss|png|svg)$': 'identity-obj-proxy',
        '^@tarojs/taro$': '<rootDir>/test/support/taro.ts',
        '^@tarojs/components$': '<rootDir>/test/support/taro-components.tsx',
      },
    },
    { displayName: 'weapp', testEnvironment: 'jsdom', testMatch: ['<rootDir>/test/weapp/**/*.spec.js'], transform: {} },
    { ...node, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
  ],
}
