/**
 * What nothing in this app asks Dexie for, by the class that has it. Only names that can be told apart from those of
 * maps, sets and arrays: a test looks for each of them in the code.
 */
export const unusedMembers: Readonly<Record<string, readonly string[]>> = {
  Table: ['bulkUpdate', 'defineClass', 'mapToClass', 'offset', 'upsert'],
  Collection: [
    'desc',
    'distinct',
    'eachKey',
    'eachPrimaryKey',
    'eachUniqueKey',
    'firstKey',
    'lastKey',
    'offset',
    'or',
    'raw',
    'sortBy',
    'uniqueKeys',
  ],
  WhereClause: [
    'aboveOrEqual',
    'anyOfIgnoreCase',
    'below',
    'belowOrEqual',
    'equalsIgnoreCase',
    'inAnyRange',
    'noneOf',
    'notEqual',
    'startsWithAnyOf',
    'startsWithAnyOfIgnoreCase',
    'startsWithIgnoreCase',
  ],
  Transaction: ['waitFor'],
}

/** Of the class `Dexie` itself: tools for add-ons, generator functions from before `await`, names of errors. */
export const unusedStatics: readonly string[] = [
  'fullNameExceptions',
  'Events',
  'Promise',
  'asap',
  'async',
  'cache',
  'cmp',
  'connections',
  'currentTransaction',
  'debug',
  'deepClone',
  'defineClass',
  'delByKeyPath',
  'derive',
  'errnames',
  'exists',
  'extend',
  'extendObservabilitySet',
  'getByKeyPath',
  'getDatabaseNames',
  'getObjectDiff',
  'ignoreTransaction',
  'liveQuery',
  'on',
  'override',
  'props',
  'semVer',
  'setByKeyPath',
  'shallowClone',
  'spawn',
  'version',
  'waitFor',
]

/** Functions that have nothing to do here. */
export const idleFunctions: readonly string[] = [
  // They keep a list of the databases, where the browser has none, for `getDatabaseNames`.
  '_onDatabaseCreated',
  '_onDatabaseDeleted',
  // For transactions written as generator functions, from before `await`.
  'awaitIterator',
  // Only for a database that is opened without its versions.
  'readGlobalSchema',
  // Only where a schema was extended under the same number: see the passage below.
  'patchCurrentVersion',
]

/** Looked for as they are written. */
export const unusedLines = {
  always: [
    // `cache: 'disabled'`.
    'this.use(cacheMiddleware);',
    // Every query names a whole index; one that is only the beginning of another would be a `SchemaError`.
    'this.use(virtualIndexMiddleware);',
    // More to read in the developer's tools, on a developer's machine.
    'setDebug(debug);',
    // What `liveQuery` needs: who watches here hears of every write by `src/queue/changes.ts`.
    'this.use(observabilityMiddleware);',
    // It spares the hooks and the one above a second look at the same rows.
    'this.use(cacheExistingValuesMiddleware);',
    'bc?.close();',
    // Of names that nothing here imports.
    'RangeSet, add, cmp, ',
    ', liveQuery, mergeRanges, rangesOverlap, remove, replacePrefix',
  ],
  hooks: [
    'this.use(hooksMiddleware);',
    `        this.hook = db._allTables[name]
            ? db._allTables[name].hook
            : Events(null, {
                creating: [hookCreatingChain, nop],
                reading: [pureFunctionChain, mirror],
                updating: [hookUpdatingChain, nop],
                deleting: [hookDeletingChain, nop],
            });
`,
    '.then((res) => this.hook.reading.fire(res))',
    '.then((result) => result.map((res) => this.hook.reading.fire(res)))',
    'const readingHook = table.hook.reading.fire;',
    'valueMapper: readingHook !== mirror ? readingHook : null,',
  ],
} as const

/** From the first words up to the last ones, which stay. */
export const unusedPassages: readonly (readonly [from: string, upTo: string])[] = [
  // Queries by an object of columns in place of the name of an index.
  [
    '        const keyPaths = keys(indexOrCrit);',
    '    }\n    filter(filterFunction) {\n        return this.toCollection()',
  ],
  // What it tells in the developer's tools, on anybody's machine: nobody in the field reads it.
  ['            if (ev.newVersion > 0)', '            this.close({ disableAutoOpen: false });'],
  ["        this.on('blocked', (ev) => {", '        this._maxKey = getMaxKey'],
  // At every opening it compared each index of the browser with the schema, which here never changes under one number.
  [
    '                        adjustToExistingIndexNames(db, db._dbSchema, tmpTrans);\n                        if (!verify',
    '                    }\n                    generateMiddlewareStacks(db, tmpTrans);',
  ],
  // How many rows `modify` takes at once, where somebody says so.
  ['            const modifyChunkSize = ', '            const totalFailures = [];'],
  // Of `Dexie.waitFor` and `Dexie.…Error`, which are gone.
  ['    timeout: function (ms, msg) {', "});\nif (typeof Symbol !== 'undefined' && Symbol.toStringTag)"],
  ['var fullNameExceptions = ', 'function nop() { }'],
  // What `liveQuery` needs, as above.
  ["            if ('mutatedParts' in idbtrans)", '        });\n        return this;\n    }\n    _promise('],
  ['        if (wasCreated) {', '        return db;\n    });\n}\n\nfunction awaitIterator('],
  ['const globalEvents = ', 'class Transaction {'],
  ['props(RangeSet.prototype, {', 'function addRange(target, from, to)'],
  [
    "if (typeof dispatchEvent !== 'undefined' &&",
    "if (typeof addEventListener !== 'undefined') {\n    addEventListener('pagehide'",
  ],
  ["    addEventListener('pageshow'", '}\n\nfunction add('],
  // Whether this is a developer's machine.
  [" = typeof location !== 'undefined' &&", ';\nfunction setDebug('],
]
