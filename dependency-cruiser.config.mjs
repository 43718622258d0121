/** A room imports the kernel, the platform and the rooms before it, never a later one. */
const order = [
  'plan',
  'consultation',
  'governance',
  'carbon',
  'trajectory',
  'delivery',
  'decisions',
  'procurement',
  'people',
  'places',
  'communities',
  'knowledge',
  'reports',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'kernel-knows-nothing-else',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(?!kernel/|platform/)' },
    },
    ...order.map((room, place) => ({
      name: `${room}-knows-no-later-room`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${[...order.slice(place + 1), 'rooms[.]ts', 'server[.]ts', 'cli[.]ts'].join('|')})` },
    })),
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    parser: 'swc',
  },
};
