import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const styles = dirname(fileURLToPath(import.meta.url));
const host = dirname(styles);
const modules = join(host, "node_modules");
const govuk = join(modules, "govuk-frontend");
const face = join(modules, "@fontsource", "atkinson-hyperlegible-next");
const assets = join(host, "wwwroot", "assets");

await rm(assets, { recursive: true, force: true });
await mkdir(join(assets, "fonts"), { recursive: true });

const { css } = sass.compile(join(styles, "main.scss"), { style: "compressed", loadPaths: [modules], quietDeps: true });
await writeFile(join(assets, "main.css"), css);

await copyFile(join(govuk, "dist", "govuk", "govuk-frontend.min.js"), join(assets, "govuk-frontend.min.js"));
await copyFile(join(styles, "NOTICE.txt"), join(assets, "NOTICE.txt"));
await copyFile(join(styles, "start.js"), join(assets, "start.js"));

for (const script of ["latin", "latin-ext"]) {
  for (const weight of ["400", "700"]) {
    const file = `atkinson-hyperlegible-next-${script}-${weight}-normal.woff2`;
    await copyFile(join(face, "files", file), join(assets, "fonts", file));
  }
}
await copyFile(join(face, "LICENSE"), join(assets, "fonts", "OFL.txt"));
