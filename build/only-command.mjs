/** An esbuild plugin: leaves all commands but one out of the command line's program. @param {string} name The command. */
export function onlyCommand(name) {
  const namespace = 'left-out';
  return {
    name: 'only-command',
    setup(build) {
      build.onResolve({ filter: /^\.\/commands\// }, ({ path, kind }) =>
        kind !== 'dynamic-import' || path === `./commands/${name}.ts` ? undefined : { path, namespace },
      );
      build.onLoad({ filter: /./, namespace }, () => ({ contents: 'export {};' }));
    },
  };
}
