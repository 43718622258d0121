/**
 * The look of a paper as PDF, in Typst. Nothing of a plan is ever written into this text: it comes as JSON by
 * `sys.inputs`, so a plan's words are values and can't become markup.
 */
export const pdfTemplate = `
#let paper = json(bytes(sys.inputs.paper))
#let ink = rgb("#212b32")
#let colour = rgb(paper.colour)
#let alert = rgb("#b3261e")
#let rule = rgb("#aeb7bd")

#set document(title: paper.title, author: paper.author, date: datetime(
  year: paper.made-at.year, month: paper.made-at.month, day: paper.made-at.day,
))
#set text(font: ("Source Sans 3", "Libertinus Serif"), size: 11pt, lang: paper.lang, region: paper.region, fill: ink, hyphenate: false)
#set par(justify: false, leading: 0.68em, spacing: 1.05em)
#let standing = text(size: 9pt, fill: if paper.draft { alert } else { ink }, paper.standing)
#set page(
  paper: "a4",
  margin: (left: 2.2cm, right: 2.2cm, top: 2.7cm, bottom: 2.4cm),
  header: context block(width: 100%, stroke: (bottom: 0.5pt + rule), inset: (bottom: 5pt), standing),
  footer: context {
    set text(size: 9pt)
    grid(
      columns: (1fr, auto), column-gutter: 1em,
      standing,
      [#paper.words.page #counter(page).display() #paper.words.of #counter(page).final().first()],
    )
  },
)

#set heading(numbering: none)
#show heading: set text(fill: colour, weight: "bold")
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 1): set block(above: 28pt, below: 12pt)
#show heading.where(level: 2): set text(size: 15pt)
#show heading.where(level: 2): set block(above: 22pt, below: 10pt)
#show heading.where(level: 3): set text(size: 12.5pt)
#show heading.where(level: 3): set block(above: 16pt, below: 8pt)
#show heading.where(level: 4): set text(size: 11pt)
#set list(spacing: 0.75em)
#set enum(spacing: 0.75em)
#show list: set block(above: 0.9em, below: 1.1em)
#show enum: set block(above: 0.9em, below: 1.1em)
#show raw: set text(font: "DejaVu Sans Mono", size: 0.85em)

#set figure(numbering: none, supplement: none, gap: 6pt)
#set figure.caption(position: top)
#show figure: set block(breakable: true, above: 14pt, below: 16pt)
#show figure: set align(left)
#show figure.caption: it => block(sticky: true, width: 100%, align(left, text(weight: "bold", size: 10.5pt, it.body)))
#set table(stroke: (x, y) => (bottom: 0.5pt + rule), inset: (x: 5pt, y: 6pt))

#let run(r) = {
  let c = if r.at("code", default: false) { raw(r.text) } else { [#r.text] }
  if r.at("bold", default: false) { c = strong(c) }
  if r.at("italic", default: false) { c = emph(c) }
  if r.at("strike", default: false) { c = strike(c) }
  if "href" in r { c = link(r.href, underline(offset: 2pt, stroke: 0.5pt, c)) }
  if "to" in r { c = link(label("row-" + r.to), underline(offset: 2pt, stroke: 0.5pt, c)) }
  c
}
#let runs(rs) = rs.map(run).join()

#let items(its, ordered: false) = {
  let bodies = its.map(it => {
    runs(it.runs)
    if it.children.len() > 0 { items(it.children) }
  })
  if ordered { enum(..bodies) } else { list(..bodies) }
}

// A row stays on one page unless it is so long that it could not.
#let length(its) = its.map(it => it.runs.map(r => r.text.len()).sum(default: 0) + length(it.children)).sum(default: 0)
#let row-length(cells) = cells.map(c => (
  c.paragraphs.flatten().map(r => r.text.len()).sum(default: 0) + length(c.items)
)).sum(default: 0)

#let cell(c) = {
  show list: set block(above: 0.6em, below: 0.3em)
  set par(leading: 0.55em, spacing: 0.6em)
  let body = {
    for (i, p) in c.paragraphs.enumerate() { if i > 0 { parbreak() }; runs(p) }
    if c.items.len() > 0 {
      set list(indent: 0pt, body-indent: 5pt, spacing: 0.6em)
      items(c.items)
    }
  }
  if "anchor" in c [#body#label("row-" + c.anchor)] else { body }
}

#let heading-row(titles) = table.header(
  ..titles.map(t => table.cell(fill: colour, text(fill: white, weight: "bold", t))),
)

#let sheet(t) = {
  let body = {
    set text(size: 9.5pt)
    table(
      columns: t.columns.map(c => c.share * 1fr),
      align: t.columns.map(c => (if c.align == "right" { right } else { left }) + top),
      heading-row(t.columns.map(c => c.title)),
      ..t.rows.map(row => {
        let whole = row-length(row) < 1500
        row.map(c => table.cell(breakable: not whole, cell(c)))
      }).flatten(),
    )
  }
  if t.caption == none { block(above: 12pt, below: 16pt, body) } else { figure(caption: [#t.caption], kind: table, body) }
}

#let chart(c) = {
  let most = calc.max(1, ..c.bars.map(b => b.count))
  figure(
    caption: [#c.caption],
    kind: table,
    {
      set text(size: 9.5pt)
      block(sticky: true, below: 8pt, c.says)
      table(
        columns: (2fr, 3fr),
        align: left + horizon,
        heading-row(c.columns),
        ..c.bars.map(b => (
          [#b.label],
          box(width: 80% * b.count / most, height: 9pt, baseline: 1pt, fill: colour) + h(5pt) + str(b.count),
        )).flatten(),
      )
    },
  )
}

#let looks = (
  body: c => par(c),
  lead: c => text(size: 13pt, par(c)),
  note: c => block(stroke: (left: 3pt + rule), inset: (left: 8pt, y: 2pt), par(emph(c))),
  quote: c => quote(block: true, c),
)

#let draw(b) = {
  if b.type == "heading" {
    if b.at("newPage", default: false) { pagebreak(weak: true) }
    heading(level: b.level, [#b.text])
  } else if b.type == "paragraph" { (looks.at(b.look))(runs(b.runs)) }
  else if b.type == "list" { items(b.items, ordered: b.ordered) }
  else if b.type == "table" { sheet(b) }
  else if b.type == "chart" { chart(b) }
  else if b.type == "code" { block(inset: 8pt, fill: luma(244), width: 100%, raw(b.text, block: true)) }
}

// Cover
#v(3cm)
#if paper.logo != none {
  image(bytes(paper.logo.data), format: paper.logo.kind, alt: paper.logo.alt, height: 2cm)
  v(0.6cm)
}
#text(size: 13pt, paper.kicker)
#v(0.2cm)
#block(below: 0.8cm, { show title: set text(size: 30pt, fill: colour); title() })
#text(size: 15pt, paper.system)
#v(0.6cm)
#block(
  width: 100%, inset: 12pt,
  stroke: (left: 5pt + if paper.draft { alert } else { colour }),
  fill: if paper.draft { rgb("#fdecea") } else { luma(244) },
  text(size: 13pt, weight: "bold", paper.standing),
)
#v(1fr)
#paper.made
#if paper.contact != none { parbreak(); paper.contact }
#if paper.address != none { parbreak(); link(paper.address, paper.address) }
#if paper.replaced { parbreak(); text(size: 9.5pt, paper.words.unprintable) }
#pagebreak()

#{
  show outline.entry.where(level: 1): set block(above: 10pt)
  show outline.entry.where(level: 1): set text(weight: "bold")
  outline(title: paper.words.contents, depth: 2, indent: 1.2em)
}
#pagebreak()

#for b in paper.blocks { draw(b) }
`;
