// `fuzz TARGET COUNT [FIRST-SEED]`: tries a reader on so many inputs, one a seed, and tells the seed of
// each that it does not take well. With `fuzz TARGET --file FILE` it tries the bytes of a file.
// Built with libFuzzer (see Tests/scripts/fuzz.sh) it is led by coverage instead.

import Foundation
import Fuzzing

@main
struct FuzzRunner {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let name = arguments.first, let target = FuzzTarget(rawValue: name) else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
      print("usage: fuzz \(names) COUNT [FIRST-SEED] | --file FILE")
      exit(64)
    }
    let rest = Array(arguments.dropFirst())
    if rest.first == "--file", let path = rest.last,
      let data = FileManager.default.contents(atPath: path)
    {
      let complaint = Fuzzer().complaint(target, Array(data))
      print(complaint ?? "nothing to complain about")
      exit(complaint == nil ? 0 : 1)
    }
    let count = rest.first.flatMap { UInt64($0) } ?? 100_000
    let first = rest.dropFirst().first.flatMap { UInt64($0) } ?? 0
    exit(run(target, first..<first + count) == 0 ? 0 : 1)
  }

  /// Tries the inputs of seeds; returns the number of complaints.
  private static func run(_ target: FuzzTarget, _ seeds: Range<UInt64>) -> Int {
    let fuzzer = Fuzzer()
    let clock = ContinuousClock()
    let began = clock.now
    var complaints = 0
    var slowest = (seed: seeds.lowerBound, time: Duration.zero)
    for seed in seeds {
      let bytes = fuzzer.input(target, seed: seed)
      let start = clock.now
      if let complaint = fuzzer.complaint(target, bytes) {
        complaints += 1
        print(
          "seed \(seed): \(complaint)\n  \(String(decoding: bytes, as: UTF8.self).debugDescription)"
        )
        if complaints == 20 { break }
      }
      let time = clock.now - start
      if time > slowest.time { slowest = (seed, time) }
      if (seed + 1) % 1_000_000 == 0 {
        print("\(target.rawValue): \(seed + 1 - seeds.lowerBound) inputs, \(complaints) complaints")
      }
    }
    print(
      "\(target.rawValue): \(seeds.count) inputs in \(clock.now - began), \(complaints) complaints; slowest seed \(slowest.seed): \(slowest.time)"
    )
    return complaints
  }
}
