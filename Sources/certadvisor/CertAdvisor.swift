@main
struct CertAdvisor {
  static func main() {}
}
