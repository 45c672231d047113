// swift-tools-version: 6.2
// CertAdvisor: recommends security and privacy certifications, with reasons.
// The folders under Sources stand in the order of the arrows: each target lists all that it imports.

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "CertAdvisor",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "RuleLanguage", targets: ["RuleLanguage"]),
    .library(name: "RuleEngine", targets: ["RuleEngine"]),
    .library(name: "Advice", targets: ["Advice"]),
    .executable(name: "certadvisor", targets: ["certadvisor"]),
  ],
  targets: [
    // Text to syntax tree, and everything that is said about text.
    .target(name: "RuleLanguage", swiftSettings: settings),
    .testTarget(
      name: "RuleLanguageTests", dependencies: ["RuleLanguage", "TestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: settings),

    // Syntax tree to model to circuit; evaluation and proofs.
    .target(name: "RuleEngine", dependencies: ["RuleLanguage"], swiftSettings: settings),
    .testTarget(
      name: "RuleEngineTests", dependencies: ["RuleEngine", "RuleLanguage", "TestSupport"],
      swiftSettings: settings),

    // Certification advice on top of the engine.
    .target(name: "Advice", dependencies: ["RuleEngine", "RuleLanguage"], swiftSettings: settings),
    .testTarget(
      name: "AdviceTests",
      dependencies: ["Advice", "BundledKnowledge", "RuleEngine", "RuleLanguage", "TestSupport"],
      swiftSettings: settings),

    // Bytes to profiles and results to bytes.
    .target(
      name: "ProfileIO", dependencies: ["Advice", "RuleEngine", "RuleLanguage"],
      swiftSettings: settings),
    .testTarget(
      name: "ProfileIOTests",
      dependencies: [
        "ProfileIO", "Advice", "BundledKnowledge", "Fuzzing", "RuleEngine", "RuleLanguage",
        "TestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: settings),

    // Results to text for people.
    .target(
      name: "Reports", dependencies: ["Advice", "RuleEngine", "RuleLanguage"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports"], swiftSettings: settings),

    // The shipped knowledge base, embedded at build time.
    .executableTarget(name: "embed-knowledge", swiftSettings: settings),
    .plugin(
      name: "EmbedKnowledge", capability: .buildTool(), dependencies: ["embed-knowledge"],
      path: "Sources/EmbedKnowledge"),
    .target(name: "BundledKnowledge", swiftSettings: settings, plugins: ["EmbedKnowledge"]),
    .testTarget(
      name: "KnowledgeBaseTests",
      dependencies: [
        "Advice", "BundledKnowledge", "ProfileIO", "Reports", "RuleEngine", "RuleLanguage",
        "TestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: settings),

    // The command line.
    .target(
      name: "Commands",
      dependencies: [
        "Reports", "ProfileIO", "BundledKnowledge", "Advice", "RuleEngine", "RuleLanguage",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "Advice", "ProfileIO", "RuleEngine", "RuleLanguage", "TestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: settings),
    .executableTarget(name: "certadvisor", dependencies: ["Commands"], swiftSettings: settings),

    // How fast it all is.
    .executableTarget(
      name: "benchmark",
      dependencies: ["Advice", "BundledKnowledge", "ProfileIO", "RuleEngine", "RuleLanguage"],
      swiftSettings: settings),

    // Shared by the tests: markers in source text, snapshots, random programs, the slow twin.
    .target(
      name: "TestSupport", dependencies: ["RuleEngine", "RuleLanguage"], path: "Tests/TestSupport",
      swiftSettings: settings),

    // Inputs that nobody wrote: a few thousand of them in the tests, millions by `fuzz`.
    .target(
      name: "Fuzzing",
      dependencies: ["Advice", "ProfileIO", "RuleEngine", "RuleLanguage", "TestSupport"],
      path: "Tests/Fuzzing", swiftSettings: settings),
    .executableTarget(
      name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/FuzzRunner", swiftSettings: settings),
  ]
)
