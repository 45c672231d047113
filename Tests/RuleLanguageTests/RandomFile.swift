// Random valid files in random layout, from a seed: the same seed gives the same file everywhere.

/// Random numbers from a seed.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Writes a random file that has no mistakes.
struct RandomFile {
  private var numbers: SeededNumbers
  private var text = ""
  private var comments = 0

  /// The text of the file with a seed, and the number of comments in it.
  static func make(seed: UInt64) -> (text: String, commentCount: Int) {
    var file = RandomFile(numbers: SeededNumbers(seed: seed))
    for _ in 0..<file.number(1...6) { file.addBlock() }
    return (file.text, file.comments)
  }

  private init(numbers: SeededNumbers) { self.numbers = numbers }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  private mutating func chance(_ oneIn: Int) -> Bool { number(1...oneIn) == 1 }

  private mutating func pick(_ texts: [String]) -> String { texts[number(0...(texts.count - 1))] }

  private mutating func name() -> String {
    pick(["ISMS-P", "kr.isms", "serves", "C", "a", "ISO27001:2013", "finance", "x_y", "R2"])
  }

  private mutating func gap() -> String { String(repeating: " ", count: number(1...3)) }

  private mutating func endLine() {
    if chance(6) { addComment(gap()) } else { text += pick(["\n", "\n", "\n", "  \n", "\r\n"]) }
    while chance(9) {
      if chance(2) {
        text += "\n"
      } else {
        addComment(String(repeating: " ", count: number(0...9)))
      }
    }
  }

  private mutating func addComment(_ indentation: String) {
    comments += 1
    text += "\(indentation)#\(pick(["", " 한국어", " \"quoted", " a, b"])) c\(comments)\n"
  }

  private mutating func addBlock() {
    while chance(4) { if chance(2) { text += "\n" } else { addComment("") } }
    let indent = number(1...4)
    switch number(1...5) {
    case 1: addRule(indent)
    case 2:
      text += "enumeration\(gap())\(name())"
      endLine()
      for _ in 0..<number(1...3) { addMember(indent) }
    case 3: addTable(indent)
    case 4:
      text += "certificate\(gap())\(name())"
      endLine()
      addField(indent, "title", [localized()])
      addField(
        indent, "edition",
        ["\"2022\"\(gap())from 2022-10-25", "\"2013\" until 2025-10-31 cite A \"x\""])
      addField(
        indent, "effort", ["small 3..9,\(gap())large 4 .. 7 months with A,B\(gap())confidence low"])
      addField(indent, "covers", ["A,B ,C", "D"])
    default:
      text += "parameter\(gap())\(name()) amount KRW"
      endLine()
      addField(indent, "say", [localized()])
      addField(indent, "from", ["2020-01-01\(gap())10 bn  cite A", "2021-01-01  undefined"])
    }
  }

  private mutating func addRule(_ indent: Int) {
    text += "rule \(name())\(gap())for each market M ,certificate C"
    endLine()
    let column = indent + 4 + number(1...9)
    text += String(repeating: " ", count: indent) + "when"
    if chance(3) { endLine() } else { text += String(repeating: " ", count: column - indent - 4) }
    let isOnHead = text.hasSuffix("when" + String(repeating: " ", count: column - indent - 4))
    addConditions(column, depth: 0, isFirstInline: isOnHead)
    addField(indent, "conclude", ["\(name())\(gap())is \(name())", "\(name()) (C)"])
    addField(indent, "cite", ["A \"Art. 1\"\(gap())url https://example.org/x,y ,B", "C"])
    addField(
      indent, "in force", [pick(["2016-06-02 ..", "..2025-10-31", "2019-08-01..2020-01-01"])])
    addField(indent, "because", [localized()])
  }

  private mutating func addConditions(_ column: Int, depth: Int, isFirstInline: Bool) {
    for index in 0..<number(1...3) {
      if index > 0 || !isFirstInline { text += String(repeating: " ", count: column) }
      switch number(1...9) {
      case 1...3 where depth < 4:
        text += pick(["any of", "all  of", "not any of", "at least 2 of"])
        endLine()
        addConditions(column + number(1...4), depth: depth + 1, isFirstInline: false)
        continue
      case 4: text += "any of a ,b,\(gap())not serves( KR )"
      case 5: text += "industry in a,\(gap())b"
      case 6: text += "users>=\(gap())1_000 k"
      case 7: text += "day<as-of -3\(gap())years"
      case 8: text += "\(name())\(gap())is not x"
      default: text += name()
      }
      endLine()
    }
  }

  private mutating func addMember(_ indent: Int) {
    addField(indent, "value", ["\(name())\(gap())\(localized())", name()])
  }

  private mutating func addTable(_ indent: Int) {
    text += "table t ( a A ,b )"
    endLine()
    if chance(2) { addField(indent, "cite", ["A"]) }
    for _ in 0..<number(1...4) {
      text += String(repeating: " ", count: indent) + "|\(name())\(gap())|\(pick(["", " x"]))|"
      endLine()
    }
  }

  private mutating func addField(_ indent: Int, _ keyword: String, _ lines: [String]) {
    text += String(repeating: " ", count: indent) + keyword
    let column = indent + keyword.utf8.count + number(1...5)
    var isFirst = true
    for line in lines {
      if isFirst, !chance(4) {
        text += String(repeating: " ", count: column - indent - keyword.utf8.count)
      } else {
        endLine()
        text += String(repeating: " ", count: column)
      }
      isFirst = false
      text += line
    }
    endLine()
  }

  private mutating func localized() -> String {
    let long = String(repeating: pick(["long words ", "긴 문장 "]), count: number(0...6))
    return "en \"\(long)a \\\"b\\\"\"\(gap())\"c\"\(gap())ko \"\(long)가\""
  }
}
