// A workbook as a spreadsheet writes it, with as little in it as it takes: sheets of words and numbers, and days, which
// are numbers with a format.

/** A day, for a cell. */
export const day = (text) => ({ day: Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569 });

/** The bytes of a workbook with these sheets: `{ name, rows, hidden }`. */
export function workbook(sheets) {
  const part = (kind) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packed = "http://schemas.openxmlformats.org/package/2006";
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const each = (write) => sheets.map((sheet, place) => write(sheet, place + 1)).join("");
  return zip({
    "[Content_Types].xml": `<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${part("sheet.main")}"/><Override PartName="/xl/styles.xml" ContentType="${part("styles")}"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${part("worksheet")}"/>`)}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packed}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${relations}"><sheets>${each(({ name, hidden }, n) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="r${n}"${hidden ? ' state="hidden"' : ""}/>`)}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packed}/relationships">${each((_, n) => `<Relationship Id="r${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="styles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(({ rows }, place) => [`xl/worksheets/sheet${place + 1}.xml`, `<worksheet ${main}><sheetData>${rows.map(row).join("")}</sheetData></worksheet>`])),
  });
}

function row(cells, place) {
  return `<row r="${place + 1}">${cells.map((cell, column) => written(cell, `${String.fromCharCode(65 + column)}${place + 1}`)).join("")}</row>`;
}

function written(cell, at) {
  if (cell === "") return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "object") return `<c r="${at}" s="1"><v>${cell.day}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Files packed together, none of them compressed. */
function zip(files) {
  const parts = [];
  const list = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(checksum(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    list.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, place, title);
    const file = [Buffer.from("PK\x03\x04", "latin1"), shared, title, content];
    parts.push(...file);
    at += Buffer.concat(file).length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
