// Tables: a head with the columns' enumerations, and rows between bars.

extension Parser {
  mutating func table(_ block: LayoutTree.Block) throws(Abandoned) -> TableSyntax {
    let name = try name("the name of the table")
    guard current?.kind == .leftParenthesis else {
      throw unexpected("the enumerations of the table in parentheses")
    }
    let parameters = try parameters()
    try finish()
    var result = TableSyntax(name: name, range: range(of: block))
    result.parameters = parameters
    readFields(of: block, .table) { (parser, keyword) throws(Abandoned) in
      if keyword == .say {
        result.say = try parser.localizedText()
      } else {
        result.citations += try parser.citations()
      }
    }
    readRows(of: block, into: &result)
    return result
  }

  private mutating func readRows(of block: LayoutTree.Block, into table: inout TableSyntax) {
    var hasHeader = false
    for case .row(let line) in block.entries {
      let isHeader = !hasHeader
      hasHeader = true
      let indices = lines[line].tokens
      if hasInvalid(indices) { continue }
      begin(indices)
      do throws(Abandoned) {
        let row = try row()
        if isHeader {
          table.header = row
        } else if let header = table.header, header.cells.count != row.cells.count {
          throw fail(
            .unevenRow(
              row.cells.count, expected: header.cells.count, at: row.range, header: header.range))
        } else {
          table.rows.append(row)
        }
      } catch {
        // The row is lost; the others are read.
      }
    }
    if !hasHeader { diagnostics.append(.missingRows(at: range(block.head))) }
  }

  private mutating func row() throws(Abandoned) -> TableSyntax.Row {
    let first = position
    var cells: [Name] = []
    try expect(.bar, "|")
    while current != nil {
      let begin = afterLast.upper
      if let bar = current, bar.kind == .bar {
        cells.append(Name("", SourceRange(id, begin, bar.lower)))
      } else {
        cells.append(try name("a name or \"|\""))
      }
      try expect(.bar, "|")
    }
    if cells.isEmpty { throw unexpected("a name or \"|\"") }
    return TableSyntax.Row(cells: cells, range: range(from: first))
  }
}
