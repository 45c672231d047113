// `fuzz TARGET COUNT [FIRST-SEED]` tries a reader on so many inputs, one a seed, and tells the seed of each
// that it does not take well; `fuzz TARGET --file FILE` tries the bytes of a file.

import Foundation
import Fuzzing

@main
struct FuzzRunner {
  static func main() {
    exit(Seeded.run(Array(CommandLine.arguments.dropFirst())))
  }
}

/// Inputs made from numbers.
private enum Seeded {
  static func run(_ arguments: [String]) -> Int32 {
    guard let name = arguments.first, let target = FuzzTarget(rawValue: name) else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
      print("usage: fuzz \(names) COUNT [FIRST-SEED] | --file FILE")
      return 64
    }
    let rest = Array(arguments.dropFirst())
    if rest.first == "--file", let path = rest.last {
      guard let data = FileManager.default.contents(atPath: path) else {
        print("cannot read \(path)")
        return 66
      }
      let complaint = Fuzzer().complaint(target, Array(data))
      print(complaint ?? "nothing to complain about")
      return complaint == nil ? 0 : 1
    }
    let count = rest.first.flatMap { UInt64($0) } ?? 100_000
    let first = rest.dropFirst().first.flatMap { UInt64($0) } ?? 0
    return tried(target, first..<first + count) == 0 ? 0 : 1
  }

  /// Tries the inputs of seeds; returns the number of complaints.
  private static func tried(_ target: FuzzTarget, _ seeds: Range<UInt64>) -> Int {
    let fuzzer = Fuzzer()
    let clock = ContinuousClock()
    let began = clock.now
    var complaints = 0
    var slowest = (seed: seeds.lowerBound, time: Duration.zero)
    for seed in seeds {
      let bytes = fuzzer.input(target, seed: seed)
      let start = clock.now
      let complaint = fuzzer.complaint(target, bytes)
      let time = start.duration(to: clock.now)
      if time > slowest.time { slowest = (seed, time) }
      if let complaint {
        complaints += 1
        let text = String(decoding: bytes, as: UTF8.self)
        print("seed \(seed): \(complaint)\n  \(text.debugDescription)")
        if complaints == 20 { break }
      }
    }
    print(
      "\(target.rawValue): \(seeds.count) inputs in \(began.duration(to: clock.now)),"
        + " \(complaints) complaints; slowest \(slowest.time), seed \(slowest.seed)")
    return complaints
  }
}
