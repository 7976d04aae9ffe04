// node digests.mjs MODULE <lines of .ci/digests: does the module come to the same ones?
import { existsSync, readFileSync } from "node:fs";

const module = await WebAssembly.compile(readFileSync(process.argv[2]));
// Libraries can ask a browser for things; a run of the simulation never does.
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
        throw new Error(`the simulation calls ${name}`);
    };
}
const { tell, digest } = (await WebAssembly.instantiate(module, imports)).exports;

const lines = readFileSync(0, "utf8").split("\n").filter((line) => line);
const wrong = lines.filter((line) => {
    const [wanted, level, ...words] = line.split(/\s+/);
    const options = { "--seed": "1", "--strategy": "none", "--until": "0" };
    for (let at = 0; at < words.length; at += 2) {
        if (!(words[at] in options)) throw new Error(`${words[at]} is not known here: ${line}`);
        options[words[at]] = words[at + 1];
    }
    const proof = `${level}/proof.ron`;
    const texts = [level, readFileSync(`${level}/level.ron`), existsSync(proof) ? readFileSync(proof) : "", options["--strategy"]];
    for (const byte of Buffer.from(texts.join("\0"))) tell(byte);
    const found = digest(BigInt(options["--seed"]), BigInt(options["--until"]));
    const text = BigInt.asUintN(64, found).toString(16).padStart(16, "0");
    if (text !== wanted) console.error(`${text}, not ${line}`);
    return text !== wanted;
});
if (wrong.length || !lines.length) {
    console.error(`${wrong.length} of ${lines.length} digests are others in WebAssembly`);
    process.exit(1);
}
console.log(`${lines.length} runs, the same digests in WebAssembly`);
