import path from 'node:path'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'

const root = path.resolve(__dirname, '..')
const sharedDir = path.resolve(root, 'src/shared')
/** Everything here is drawn at 375: our tokens and NutUI's own styles. */
const DESIGN_WIDTH = 375

const pxtransform = { enable: true, config: { minRootSize: 16, maxRootSize: 25.6 } }

/** The slice of webpack-chain used here; Taro reads this file as a function that answers its options. */
interface Chain {
  readonly resolve: { plugin(name: string): { use(plugin: unknown): void } }
}
const resolveLikeTsc = (chain: Chain) => chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)

export default async function taroConfig() {
  return {
    projectName: 'fahuotai',
    date: '2026-11-20',
    designWidth: () => DESIGN_WIDTH,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'miniprogram',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    // NutUI draws <i> and <div>: without this plug-in base.wxml has no template for them and they vanish on weapp
    plugins: ['@tarojs/plugin-html'],
    alias: { '@shared': sharedDir },
    copy: { patterns: [], options: {} },
    framework: 'react',
    compiler: 'webpack5',
    cache: { enable: false },
    mini: {
      miniCssExtractPluginOption: { ignoreOrder: true },
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
      // code outside sourceRoot is not transpiled unless listed
      compile: { include: [sharedDir] },
      webpackChain: resolveLikeTsc,
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      // styles of node_modules are not px-transformed on h5 unless listed
      esnextModules: ['nutui-react-taro', 'icons-react-taro'],
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[hash].css',
        chunkFilename: 'css/[name].[chunkhash].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform,
        cssModules: { enable: false },
      },
      compile: { include: [sharedDir] },
      webpackChain: resolveLikeTsc,
    },
  }
}
