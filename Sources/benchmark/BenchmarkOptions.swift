// What is to be measured.

/// The choices of a run.
struct BenchmarkOptions {
  struct Problem: Error {
    var message: String
  }

  var only: Set<String> = []
  var isLong = false
  var profileCount = 50_000
  var seed: UInt64 = 1
  var baseline: String?
  var saved: String?
  var generated: Int?
  /// A folder of profiles with which interviews are held.
  var fixtures: String?
  private var interviews: Int?
  var wantsHelp = false

  static let groups = ["loading", "engine", "interview", "batch", "rules", "process"]

  static let help = """
    usage: benchmark [options]
      --only GROUP        only loading, engine, interview, batch, rules or process; may be repeated
      --long              ten million profiles, ten thousand rules and interviews, ten gigabytes
      --profiles N        different profiles, 50,000 unless said otherwise
      --interviews N      interviews with random organisations, 40 unless said otherwise
      --fixtures FOLDER   interviews with the profiles of a folder, too, and what hindsight says
      --seed N            another sequence of profiles
      --baseline FILE     compares with an earlier run
      --save FILE         writes the figures for a later comparison
      --generate N        writes profiles as NDJSON and measures nothing
    """

  /// The numbers of profiles over which growth is shown.
  var growth: [Int] {
    isLong ? [1_000, 10_000, 100_000, 1_000_000, 10_000_000] : [1_000, 10_000, 100_000]
  }
  /// The profiles with which interviews are held.
  var interviewCount: Int { interviews ?? (isLong ? 10_000 : 40) }
  /// The bytes that go through a pipe to show how much memory that takes.
  var pipedBytes: Int { isLong ? 10_000_000_000 : 200_000_000 }

  func includes(_ group: String) -> Bool { only.isEmpty || only.contains(group) }

  static func parse(_ arguments: ArraySlice<String>) -> Result<BenchmarkOptions, Problem> {
    var options = BenchmarkOptions()
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": options.wantsHelp = true
      case "--long": options.isLong = true
      case "--only":
        guard let group = rest.popFirst(), groups.contains(group) else {
          return .failure(.init(message: "--only takes one of \(groups.joined(separator: ", "))"))
        }
        options.only.insert(group)
      case "--baseline", "--save", "--fixtures":
        guard let file = rest.popFirst() else {
          return .failure(.init(message: "\(argument) takes a file"))
        }
        switch argument {
        case "--save": options.saved = file
        case "--fixtures": options.fixtures = file
        default: options.baseline = file
        }
      case "--profiles", "--interviews", "--seed", "--generate":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
          return .failure(.init(message: "\(argument) takes a number above zero"))
        }
        switch argument {
        case "--profiles": options.profileCount = number
        case "--interviews": options.interviews = number
        case "--seed": options.seed = UInt64(number)
        default: options.generated = number
        }
      default: return .failure(.init(message: "unknown option \"\(argument)\""))
      }
    }
    return .success(options)
  }
}
