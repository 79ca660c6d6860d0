# Tells of its tests in the form of the Test Anything Protocol.
echo "1..3"
grep -q prepared /tmp/ready || { echo "not ok 1 - is prepared"; exit 1; }
echo "ok 1 - is prepared"
[ "$STAGE $CI $TOKEN" = "test true hidden" ] || { echo "not ok 2 - has its config vars"; exit 2; }
echo "ok 2 - has its config vars"
[ ! -e broken ] || { echo "not ok 3 - is whole"; exit 3; }
echo "ok 3 - is whole"
