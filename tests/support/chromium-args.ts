/**
 * Features of the browser's own window that cost a test more than the page does. Two of them draw the list under an
 * address bar that nobody sees, 0.3 s of a processor each with every window.
 */
const windowFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** What Playwright switches off as well: the browser reads the last such list only. */
const unsteadyFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** How every Chromium of the tests is started. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  `--disable-features=${[...unsteadyFeatures, ...windowFeatures].join(',')}`,
]
