// Runs the real `taro build --type weapp` output inside miniprogram-simulate (jsdom): a green build says nothing about
// missing templates, lost props or a React that dies on load.
const path = require('path')
const simulate = require('miniprogram-simulate')
const { makeBle } = require('./weapp-ble')

const DIST = path.resolve(__dirname, '../../dist/weapp')
const noop = () => {}
const info = { pixelRatio: 2, windowWidth: 390, windowHeight: 844, statusBarHeight: 47, platform: 'ios' }

/** WeChat's `wx`, as far as the built pages ask; `call` answers the cloud function. */
function makeWx(call, radio) {
  const disk = new Map()
  const wx = {
    ...radio,
    getSystemInfoSync: () => ({ ...info, SDKVersion: '3.8.0', language: 'zh_CN', system: 'iOS 17' }),
    getWindowInfo: () => info,
    getDeviceInfo: () => ({ platform: 'ios' }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.0' }),
    getLaunchOptionsSync: () => ({ path: '', query: {} }),
    getEnterOptionsSync: () => ({ path: '', query: {} }),
    getMenuButtonBoundingClientRect: () => ({ top: 51, left: 296, width: 87, height: 32 }),
    canIUse: () => true,
    nextTick: (work) => Promise.resolve().then(work),
    getStorageSync: (key) => disk.get(key) ?? '',
    setStorageSync: (key, value) => void disk.set(key, value),
    removeStorageSync: (key) => void disk.delete(key),
    getStorageInfoSync: () => ({ keys: [...disk.keys()] }),
    vibrateShort: noop,
    vibrateLong: noop,
    createWebAudioContext: () => ({
      currentTime: 0,
      destination: {},
      createOscillator: () => ({ frequency: { value: 0 }, connect: noop, start: noop, stop: noop }),
    }),
    createSelectorQuery: () => {
      const query = new Proxy({}, { get: () => () => query })
      return query
    },
    env: { USER_DATA_PATH: 'wxfile://usr' },
    chooseMedia: async () => ({ tempFiles: [{ tempFilePath: 'wxfile://tmp/1.jpg', size: 9 }] }),
    getFileSystemManager: () => ({
      saveFile: (ask) => ask.success({ savedFilePath: ask.filePath }),
      access: (ask) => ask.success({}),
      unlink: (ask) => ask.success({}),
    }),
    // must exist before the app's first script runs: Taro copies it then
    cloud: {
      init: noop,
      callFunction: (ask) => {
        const answer = Promise.resolve({ result: call(ask.data), errMsg: 'cloud.callFunction:ok' })
        if (ask.success) answer.then(ask.success)
        return answer
      },
      uploadFile: async () => ({ fileID: 'cloud://x/y.csv' }),
    },
  }
  for (const name of ['onPageNotFound', 'onError', 'onUnhandledRejection', 'onAppShow', 'onAppHide']) wx[name] = noop
  for (const name of [
    'navigateTo',
    'redirectTo',
    'switchTab',
    'reLaunch',
    'navigateBack',
    'setNavigationBarTitle',
    'pageScrollTo',
    'setClipboardData',
  ]) {
    wx[name] = jest.fn((ask) => {
      if (ask && ask.success) ask.success({ errMsg: `${name}:ok` })
    })
  }
  return wx
}

/** Once a test file: the app starts as WeChat would start it; pages are then opened one by one. */
function boot(call) {
  const pages = []
  const ids = new Map()
  let app
  const { wx: radio, ble } = makeBle()
  global.wx = makeWx(call, radio)
  global.App = (options) => {
    app = options
  }
  global.getApp = () => app
  global.getCurrentPages = () => pages
  // a page is registered as a component: its data, and every function as a method
  global.Page = (options) => {
    const methods = Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value === 'function'))
    global.Component({ data: options.data || {}, methods, options: { classPrefix: '' } })
  }
  require(path.join(DIST, 'app.js'))
  app.onLaunch({ path: '', query: {}, scene: 1001 })
  if (app.onShow) app.onShow({ path: '', query: {}, scene: 1001 })

  async function openPage(route, query = {}) {
    // a page's script registers it once, when it is first required
    if (!ids.has(route))
      ids.set(route, simulate.load(path.join(DIST, route), 'page', { rootPath: DIST, compiler: 'official' }))
    const comp = simulate.render(ids.get(route))
    comp.attach(document.createElement('div'))
    const inst = comp.instance
    inst.route = inst.__route__ = route
    pages.push(inst)
    inst.onLoad(query)
    if (inst.onShow) inst.onShow()
    if (inst.onReady) inst.onReady()
    const text = () => comp.dom.textContent
    // React's scheduler and Taro's setData are asynchronous: poll, never sleep a fixed time
    const until = async (found, ms = 4000) => {
      const end = Date.now() + ms
      for (;;) {
        const value = found()
        if (value) return value
        if (Date.now() > end) throw new Error(`timeout; the page says: ${text()}`)
        await simulate.sleep(10)
      }
    }
    const tap = (selector) => comp.querySelector(selector).dispatchEvent('tap')
    /** What the open camera reads. */
    const sees = (code) =>
      comp.querySelector('.cam-view').dispatchEvent('scancode', { bubbles: false, detail: { result: code } })
    /** What WeChat asks for when a share button is tapped. */
    const share = (id) => inst.onShareAppMessage({ from: 'button', target: { id, dataset: {} } })
    const leave = () => {
      if (inst.onHide) inst.onHide()
      if (inst.onUnload) inst.onUnload()
      pages.pop()
    }
    return { comp, text, until, tap, sees, share, leave, has: (selector) => comp.querySelector(selector) !== undefined }
  }
  return { openPage, wx: global.wx, ble }
}
module.exports = { boot, DIST }
